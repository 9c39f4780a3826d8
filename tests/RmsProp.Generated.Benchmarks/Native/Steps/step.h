// What all whole steps in C share: the arrays, the update, and the loop around a step.
//
// NUMBER is float or double, and set by the file that includes this one. The hyper-parameters are macros, set on the command line.

#include <math.h>
#include <stddef.h>
#include <string.h>

#ifdef _WIN32
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

typedef struct
{
    NUMBER *parameters, *gradients, *velocities;
    const NUMBER *inputs;
    const unsigned char *labels;
    ptrdiff_t count, batch_size, batches;
} arrays;

#define STEP static __attribute__((noinline))

// RMSprop as PyTorch defines it: ε is added to the root.
STEP void update(ptrdiff_t n, NUMBER *restrict parameters, const NUMBER *restrict gradients, NUMBER *restrict velocities)
{
    const NUMBER rho = RHO, one_minus_rho = 1 - RHO, rate = LEARNING_RATE, epsilon = EPSILON;
    for (ptrdiff_t i = 0; i < n; i++)
    {
        NUMBER g = gradients[i], v = rho * velocities[i] + one_minus_rho * (g * g);
        velocities[i] = v;
        parameters[i] -= rate * g / ((NUMBER)sqrt(v) + epsilon);
    }
}

// Runs steps, each on the next batch, and returns the loss before the last one.
#define RUN(name)                                                                                   \
    EXPORT double name(ptrdiff_t first, ptrdiff_t steps, const arrays *a)                           \
    {                                                                                               \
        NUMBER loss = 0;                                                                            \
        for (ptrdiff_t step = first; step < first + steps; step++)                                  \
        {                                                                                           \
            memset(a->gradients, 0, (size_t)a->count * sizeof(NUMBER));                             \
            loss = name##_gradient(a, step % a->batches);                                           \
            update(a->count, a->parameters, a->gradients, a->velocities);                           \
        }                                                                                           \
        return loss;                                                                                \
    }
