// The network of the sample Digits, 64 → 128 → 64 → 10, one image after the other.

#define NUMBER float
#include "step.h"

enum { INPUTS = 64, FIRST = 128, SECOND = 64, OUTPUTS = 10 };

typedef struct
{
    float first[INPUTS * FIRST], first_biases[FIRST], second[FIRST * SECOND], second_biases[SECOND], output[SECOND * OUTPUTS], output_biases[OUTPUTS];
} network;

static inline void dense(int inputs, int outputs, const float *restrict x, const float *restrict weights, const float *restrict biases, float *restrict y)
{
    for (int o = 0; o < outputs; o++)
        y[o] = biases[o];
    for (int i = 0; i < inputs; i++)
        if (x[i] != 0) // Half of the pixels and of the units.
            for (int o = 0; o < outputs; o++)
                y[o] += x[i] * weights[i * outputs + o];
}

static inline void relu(int count, float *values)
{
    for (int i = 0; i < count; i++)
        values[i] = values[i] > 0 ? values[i] : 0;
}

static inline void add_gradients(int inputs, int outputs, const float *restrict x, const float *restrict flow, float *restrict weights, float *restrict biases)
{
    for (int o = 0; o < outputs; o++)
        biases[o] += flow[o];
    for (int i = 0; i < inputs; i++)
        if (x[i] != 0)
            for (int o = 0; o < outputs; o++)
                weights[i * outputs + o] += x[i] * flow[o];
}

// Through the layer and the ReLU before it.
static inline void go_back(int inputs, int outputs, const float *restrict x, const float *restrict weights, const float *restrict flow, float *restrict before)
{
    for (int i = 0; i < inputs; i++)
    {
        float sum = 0;
        if (x[i] > 0)
            for (int o = 0; o < outputs; o++)
                sum += weights[i * outputs + o] * flow[o];
        before[i] = sum;
    }
}

// Turns scores into the derivatives of the cross-entropy, times a weight, and returns the cross-entropy.
static inline float cross_entropy(float *scores, int label, float weight)
{
    float largest = scores[0], sum = 0, loss = -scores[label];
    for (int o = 1; o < OUTPUTS; o++)
        largest = scores[o] > largest ? scores[o] : largest;
    for (int o = 0; o < OUTPUTS; o++)
        sum += scores[o] = expf(scores[o] - largest);
    for (int o = 0; o < OUTPUTS; o++)
        scores[o] *= weight / sum;
    scores[label] -= weight;
    return loss + largest + logf(sum);
}

STEP float digits_gradient(const arrays *a, ptrdiff_t batch)
{
    const network *restrict p = (const network *)a->parameters;
    network *restrict g = (network *)a->gradients;
    float first[FIRST], second[SECOND], scores[OUTPUTS], first_flow[FIRST], second_flow[SECOND], loss = 0, weight = 1.0f / (float)a->batch_size;
    for (ptrdiff_t i = batch * a->batch_size; i < (batch + 1) * a->batch_size; i++)
    {
        const float *image = a->inputs + i * INPUTS;
        dense(INPUTS, FIRST, image, p->first, p->first_biases, first);
        relu(FIRST, first);
        dense(FIRST, SECOND, first, p->second, p->second_biases, second);
        relu(SECOND, second);
        dense(SECOND, OUTPUTS, second, p->output, p->output_biases, scores);
        loss += cross_entropy(scores, a->labels[i], weight);
        add_gradients(SECOND, OUTPUTS, second, scores, g->output, g->output_biases);
        go_back(SECOND, OUTPUTS, second, p->output, scores, second_flow);
        add_gradients(FIRST, SECOND, first, second_flow, g->second, g->second_biases);
        go_back(FIRST, SECOND, first, p->second, second_flow, first_flow);
        add_gradients(INPUTS, FIRST, image, first_flow, g->first, g->first_biases);
    }
    return loss * weight;
}
RUN(digits)
