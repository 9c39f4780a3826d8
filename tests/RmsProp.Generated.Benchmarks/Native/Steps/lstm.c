// ADBench's LSTM of two layers with diagonal weights, for 1,024 characters of 14 bits.

#define NUMBER double
#include "step.h"

enum { LAYERS = 2, B = 14, CHARACTERS = 1024 };

typedef struct
{
    double weights[4][B], biases[4][B];
} layer;

typedef struct
{
    layer layers[LAYERS];
    double in[B], out[B], out_biases[B];
} network;

typedef struct
{
    double input[B], hidden[B], cell[B], forget[B], in[B], out[B], change[B], tanh_cell[B];
} moment;

static double sigmoid(double x) { return 1 / (1 + exp(-x)); }

static void advance(const layer *restrict p, moment *restrict m, double *restrict hidden, double *restrict cell, double *restrict input)
{
    memcpy(m->input, input, sizeof m->input);
    memcpy(m->hidden, hidden, sizeof m->hidden);
    memcpy(m->cell, cell, sizeof m->cell);
    for (int i = 0; i < B; i++)
    {
        m->forget[i] = sigmoid(input[i] * p->weights[0][i] + p->biases[0][i]);
        m->in[i] = sigmoid(hidden[i] * p->weights[1][i] + p->biases[1][i]);
        m->out[i] = sigmoid(input[i] * p->weights[2][i] + p->biases[2][i]);
        m->change[i] = tanh(hidden[i] * p->weights[3][i] + p->biases[3][i]);
        cell[i] = cell[i] * m->forget[i] + m->in[i] * m->change[i];
        m->tanh_cell[i] = tanh(cell[i]);
        input[i] = hidden[i] = m->out[i] * m->tanh_cell[i];
    }
}

static void go_back(
    const layer *restrict p, layer *restrict g, const moment *restrict m, double *restrict hidden_flow, double *restrict cell_flow, double *restrict flow)
{
    for (int i = 0; i < B; i++)
    {
        double hidden = hidden_flow[i] + flow[i], t = m->tanh_cell[i], cell = cell_flow[i] + hidden * m->out[i] * (1 - t * t);
        double forget = cell * m->cell[i] * m->forget[i] * (1 - m->forget[i]), in = cell * m->change[i] * m->in[i] * (1 - m->in[i]);
        double out = hidden * t * m->out[i] * (1 - m->out[i]), change = cell * m->in[i] * (1 - m->change[i] * m->change[i]);
        g->weights[0][i] += forget * m->input[i];
        g->weights[1][i] += in * m->hidden[i];
        g->weights[2][i] += out * m->input[i];
        g->weights[3][i] += change * m->hidden[i];
        g->biases[0][i] += forget;
        g->biases[1][i] += in;
        g->biases[2][i] += out;
        g->biases[3][i] += change;
        cell_flow[i] = cell * m->forget[i];
        hidden_flow[i] = in * p->weights[1][i] + change * p->weights[3][i];
        flow[i] = forget * p->weights[0][i] + out * p->weights[2][i];
    }
}

// The inputs begin with the first state, hidden and cell of each layer; then come the sequences.
STEP double lstm_gradient(const arrays *a, ptrdiff_t batch)
{
    static moment moments[CHARACTERS][LAYERS];
    static double last[CHARACTERS][B], flows[CHARACTERS][B];
    const network *restrict p = (const network *)a->parameters;
    network *restrict g = (network *)a->gradients;
    const double *x = a->inputs + 2 * LAYERS * B + batch * CHARACTERS * B, weight = 1.0 / (B * (CHARACTERS - 1));
    double state[LAYERS][2][B], state_flow[LAYERS][2][B] = {0}, loss = 0;
    memcpy(state, a->inputs, sizeof state);
    for (int t = 0; t < CHARACTERS - 1; t++)
    {
        double outputs[B], exponentials[B], sum = 2, truth = 0;
        for (int i = 0; i < B; i++)
            last[t][i] = x[t * B + i] * p->in[i];
        for (int l = 0; l < LAYERS; l++)
            advance(&p->layers[l], &moments[t][l], state[l][0], state[l][1], last[t]);
        for (int i = 0; i < B; i++)
        {
            outputs[i] = last[t][i] * p->out[i] + p->out_biases[i];
            sum += exponentials[i] = exp(outputs[i]);
        }
        double log_sum = log(sum);
        for (int i = 0; i < B; i++)
        {
            truth += x[(t + 1) * B + i];
            loss -= x[(t + 1) * B + i] * (outputs[i] - log_sum);
        }
        for (int i = 0; i < B; i++)
            flows[t][i] = weight * (truth * exponentials[i] / sum - x[(t + 1) * B + i]);
    }

    for (int t = CHARACTERS - 2; t >= 0; t--)
    {
        double flow[B];
        for (int i = 0; i < B; i++)
        {
            g->out[i] += flows[t][i] * last[t][i];
            g->out_biases[i] += flows[t][i];
            flow[i] = flows[t][i] * p->out[i];
        }
        for (int l = LAYERS - 1; l >= 0; l--)
            go_back(&p->layers[l], &g->layers[l], &moments[t][l], state_flow[l][0], state_flow[l][1], flow);
        for (int i = 0; i < B; i++)
            g->in[i] += flow[i] * x[t * B + i];
    }
    return loss * weight;
}
RUN(lstm)
