// The two small models: a linear one of 16 inputs, and that of the sample EdgeTraining, which has a hidden layer beside it.

#define NUMBER float
#include "step.h"

enum { INPUTS = 16, UNITS = 24 };

static float dot(const float *restrict left, const float *restrict right)
{
    float sum = 0;
    for (int i = 0; i < INPUTS; i++)
        sum += left[i] * right[i];
    return sum;
}

static void add_scaled(float *restrict sums, const float *restrict values, float factor)
{
    for (int i = 0; i < INPUTS; i++)
        sums[i] += factor * values[i];
}

// Parameters: weights, bias. A batch is 16 inputs and their value.
STEP float linear_gradient(const arrays *a, ptrdiff_t batch)
{
    const float *x = a->inputs + batch * (INPUTS + 1);
    float error = a->parameters[INPUTS] + dot(a->parameters, x) - x[INPUTS];
    add_scaled(a->gradients, x, error);
    a->gradients[INPUTS] += error;
    return error * error / 2;
}
RUN(linear)

typedef struct
{
    float linear[INPUTS], bias, weights[UNITS][INPUTS], biases[UNITS], output[UNITS];
} predictor;

// A batch is a window of a signal, and the value after it.
STEP float pump_gradient(const arrays *a, ptrdiff_t batch)
{
    const predictor *restrict p = (const predictor *)a->parameters;
    predictor *restrict g = (predictor *)a->gradients;
    const float *x = a->inputs + batch;
    float hidden[UNITS], prediction = p->bias + dot(p->linear, x);
    for (int u = 0; u < UNITS; u++)
    {
        hidden[u] = tanhf(p->biases[u] + dot(p->weights[u], x));
        prediction += p->output[u] * hidden[u];
    }

    float error = prediction - x[INPUTS];
    g->bias += error;
    add_scaled(g->linear, x, error);
    for (int u = 0; u < UNITS; u++)
    {
        float flow = error * p->output[u] * (1 - hidden[u] * hidden[u]);
        g->output[u] += error * hidden[u];
        g->biases[u] += flow;
        add_scaled(g->weights[u], x, flow);
    }
    return error * error / 2;
}
RUN(pump)
