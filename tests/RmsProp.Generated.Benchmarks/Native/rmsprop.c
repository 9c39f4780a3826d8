// RMSprop as a C programmer would write it: one plain loop per configuration, for the compiler to vectorize.
//
// The hyper-parameters are macros, set on the command line. If the number of parameters is known as well, as for the structs
// with inline arrays, so is LENGTH.

#include <math.h>
#include <stddef.h>
#include <string.h>

#ifdef LENGTH
#define COUNT ((ptrdiff_t)LENGTH)
#else
#define COUNT n
#endif

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

typedef struct
{
    float *parameter;
    const float *gradient;
    float *velocity;
    float *momentum_buffer;
    float *average_gradient;
    float *moving_average;
} arrays;

// Each step is a call, made from a loop in C, so that it costs as much as in a C program.
#define STEP static __attribute__((noinline)) void

#define RUN(name, ...)                                                                                  \
    EXPORT void name(ptrdiff_t steps, ptrdiff_t iteration, ptrdiff_t n, const arrays *a)                \
    {                                                                                                   \
        (void)iteration;                                                                                \
        for (ptrdiff_t last = iteration + steps; iteration < last; iteration++)                         \
            name##_step(n, a->parameter, a->gradient, __VA_ARGS__);                                     \
    }

STEP plain_step(ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        velocity[i] = v;
        parameter[i] -= LEARNING_RATE * g / sqrtf(v + EPSILON);
    }
}
RUN(plain, a->velocity)

STEP momentum_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict momentum_buffer)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        float m = MOMENTUM * momentum_buffer[i] + LEARNING_RATE * g / sqrtf(v + EPSILON);
        velocity[i] = v;
        momentum_buffer[i] = m;
        parameter[i] -= m;
    }
}
RUN(momentum, a->velocity, a->momentum_buffer)

STEP centered_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict average_gradient)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        float a = RHO * average_gradient[i] + ONE_MINUS_RHO * g;
        velocity[i] = v;
        average_gradient[i] = a;
        parameter[i] -= LEARNING_RATE * g / sqrtf(v - a * a + EPSILON);
    }
}
RUN(centered, a->velocity, a->average_gradient)

STEP centered_momentum_decay_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict momentum_buffer, float *restrict average_gradient)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float p = parameter[i];
        p -= p * WEIGHT_DECAY * LEARNING_RATE;
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        float a = RHO * average_gradient[i] + ONE_MINUS_RHO * g;
        float m = MOMENTUM * momentum_buffer[i] + LEARNING_RATE * g / sqrtf(v - a * a + EPSILON);
        velocity[i] = v;
        average_gradient[i] = a;
        momentum_buffer[i] = m;
        parameter[i] = p - m;
    }
}
RUN(centered_momentum_decay, a->velocity, a->momentum_buffer, a->average_gradient)

STEP clip_value_step(ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        g = g < -CLIP_VALUE ? -CLIP_VALUE : g;
        g = g > CLIP_VALUE ? CLIP_VALUE : g;
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        velocity[i] = v;
        parameter[i] -= LEARNING_RATE * g / sqrtf(v + EPSILON);
    }
}
RUN(clip_value, a->velocity)

#ifdef __FAST_MATH__
#define RUNNING_SUMS 1
#else
// A single running sum would have to be added in order, which a compiler with IEEE arithmetic can't vectorize.
#define RUNNING_SUMS 16
#endif

static float norm(ptrdiff_t n, const float *gradient)
{
    (void)n;
    float sums[RUNNING_SUMS] = {0};
    ptrdiff_t i = 0;
    for (; i + RUNNING_SUMS <= COUNT; i += RUNNING_SUMS)
        for (ptrdiff_t j = 0; j < RUNNING_SUMS; j++)
            sums[j] += gradient[i + j] * gradient[i + j];

    float sum = 0;
    for (ptrdiff_t j = 0; j < RUNNING_SUMS; j++)
        sum += sums[j];
    for (; i < COUNT; i++)
        sum += gradient[i] * gradient[i];

    return sqrtf(sum);
}

STEP clip_norm_step(ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity)
{
    float length = norm(n, gradient);
    float denominator = length < CLIP_NORM ? CLIP_NORM : length;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i] * CLIP_NORM / denominator;
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        velocity[i] = v;
        parameter[i] -= LEARNING_RATE * g / sqrtf(v + EPSILON);
    }
}
RUN(clip_norm, a->velocity)

STEP global_norm_step(ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity)
{
    float length = norm(n, gradient);
    float scale = length < CLIP_NORM ? 1 : CLIP_NORM / length;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i] * scale;
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        velocity[i] = v;
        parameter[i] -= LEARNING_RATE * g / sqrtf(v + EPSILON);
    }
}
RUN(global_norm, a->velocity)

STEP ema_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict moving_average, ptrdiff_t iteration)
{
    (void)n;
    float k = iteration == 0 ? 0 : EMA_MOMENTUM;
    int overwrite = (iteration + 1) % EMA_OVERWRITE_FREQUENCY == 0;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        float p = parameter[i] - LEARNING_RATE * g / sqrtf(v + EPSILON);
        float average = k * moving_average[i] + (1 - k) * p;
        velocity[i] = v;
        moving_average[i] = average;
        parameter[i] = overwrite ? average : p;
    }
}
RUN(ema, a->velocity, a->moving_average, iteration)

STEP everything_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict momentum_buffer, float *restrict average_gradient, float *restrict moving_average, ptrdiff_t iteration)
{
    float length = norm(n, gradient) / LOSS_SCALE_FACTOR;
    float scale = length < CLIP_NORM ? 1 : CLIP_NORM / length;
    float k = iteration == 0 ? 0 : EMA_MOMENTUM;
    int overwrite = (iteration + 1) % EMA_OVERWRITE_FREQUENCY == 0;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i] * (1 / LOSS_SCALE_FACTOR) * scale;
        float p = parameter[i];
        p -= p * WEIGHT_DECAY * LEARNING_RATE;
        float v = RHO * velocity[i] + ONE_MINUS_RHO * (g * g);
        float a = RHO * average_gradient[i] + ONE_MINUS_RHO * g;
        float m = MOMENTUM * momentum_buffer[i] + LEARNING_RATE * g / sqrtf(v - a * a + EPSILON);
        p -= m;
        float average = k * moving_average[i] + (1 - k) * p;
        velocity[i] = v;
        average_gradient[i] = a;
        momentum_buffer[i] = m;
        moving_average[i] = average;
        parameter[i] = overwrite ? average : p;
    }
}
RUN(everything, a->velocity, a->momentum_buffer, a->average_gradient, a->moving_average, iteration)

// Not with g - g, which -ffast-math treats as 0 for any g.
static int all_finite(ptrdiff_t n, const float *gradient)
{
    (void)n;
    unsigned int not_finite = 0;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        unsigned int bits;
        memcpy(&bits, gradient + i, sizeof bits);
        not_finite |= (bits & 0x7F800000) == 0x7F800000;
    }

    return !not_finite;
}

STEP guarded_step(ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity)
{
    if (all_finite(n, gradient))
        plain_step(n, parameter, gradient, velocity);
}
RUN(guarded, a->velocity)

STEP pytorch_step(
    ptrdiff_t n, float *restrict parameter, const float *restrict gradient, float *restrict velocity,
    float *restrict momentum_buffer)
{
    (void)n;
    for (ptrdiff_t i = 0; i < COUNT; i++)
    {
        float g = gradient[i];
        float v = RHO * velocity[i] + ONE_MINUS_RHO * g * g;
        float m = MOMENTUM * momentum_buffer[i] + g / (sqrtf(v) + EPSILON_OF_PYTORCH);
        velocity[i] = v;
        momentum_buffer[i] = m;
        parameter[i] -= LEARNING_RATE * m;
    }
}
RUN(pytorch, a->velocity, a->momentum_buffer)
