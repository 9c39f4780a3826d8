// The recurrent network of the sample Forecast: 60 known months and 12 to forecast, which are inputs of later ones.

#define NUMBER float
#include "step.h"

enum { UNITS = 16, YEAR = 12, KNOWN = 60, AHEAD = 12, END = KNOWN + AHEAD };

typedef struct
{
    float inputs[UNITS][2], states[UNITS][UNITS], biases[UNITS];
} gate;

typedef struct
{
    gate update, reset, candidate;
    float output[UNITS], output_bias;
} network;

typedef struct
{
    float before[UNITS], update[UNITS], reset[UNITS], seen[UNITS], candidate[UNITS], after[UNITS];
} month;

static void sums(const gate *restrict p, float last, float year_ago, const float *restrict state, float *restrict result)
{
    for (int u = 0; u < UNITS; u++)
    {
        float sum = p->biases[u] + p->inputs[u][0] * last + p->inputs[u][1] * year_ago;
        for (int o = 0; o < UNITS; o++)
            sum += p->states[u][o] * state[o];
        result[u] = sum;
    }
}

static float sigmoid(float x) { return 1 / (1 + expf(-x)); }

static void advance(const network *p, float last, float year_ago, const float *state, month *m)
{
    memcpy(m->before, state, sizeof m->before);
    sums(&p->update, last, year_ago, state, m->update);
    sums(&p->reset, last, year_ago, state, m->reset);
    for (int u = 0; u < UNITS; u++)
    {
        m->update[u] = sigmoid(m->update[u]);
        m->reset[u] = sigmoid(m->reset[u]);
        m->seen[u] = m->reset[u] * state[u];
    }
    sums(&p->candidate, last, year_ago, m->seen, m->candidate);
    for (int u = 0; u < UNITS; u++)
    {
        m->candidate[u] = tanhf(m->candidate[u]);
        m->after[u] = m->update[u] * state[u] + (1 - m->update[u]) * m->candidate[u];
    }
}

// Adds the gradients of a gate from those of its sums, and of what the sums were made of.
static void add_gate(
    const gate *restrict p, gate *restrict g, const float *restrict flow, float last, float year_ago, const float *restrict state,
    float *restrict last_flow, float *restrict year_ago_flow, float *restrict state_flow)
{
    for (int u = 0; u < UNITS; u++)
    {
        g->biases[u] += flow[u];
        g->inputs[u][0] += flow[u] * last;
        g->inputs[u][1] += flow[u] * year_ago;
        *last_flow += flow[u] * p->inputs[u][0];
        *year_ago_flow += flow[u] * p->inputs[u][1];
        for (int o = 0; o < UNITS; o++)
        {
            g->states[u][o] += flow[u] * state[o];
            state_flow[o] += flow[u] * p->states[u][o];
        }
    }
}

// The gradient of the state before a month, from that of the state after it.
static void go_back(const network *p, network *g, const month *m, float last, float year_ago, float *last_flow, float *year_ago_flow, float *flow)
{
    float candidate[UNITS], update[UNITS], reset[UNITS], seen[UNITS] = {0}, before[UNITS];
    for (int u = 0; u < UNITS; u++)
    {
        candidate[u] = flow[u] * (1 - m->update[u]) * (1 - m->candidate[u] * m->candidate[u]);
        update[u] = flow[u] * (m->before[u] - m->candidate[u]) * m->update[u] * (1 - m->update[u]);
        before[u] = flow[u] * m->update[u];
    }
    add_gate(&p->candidate, &g->candidate, candidate, last, year_ago, m->seen, last_flow, year_ago_flow, seen);
    for (int u = 0; u < UNITS; u++)
    {
        reset[u] = seen[u] * m->before[u] * m->reset[u] * (1 - m->reset[u]);
        before[u] += seen[u] * m->reset[u];
    }
    add_gate(&p->reset, &g->reset, reset, last, year_ago, m->before, last_flow, year_ago_flow, before);
    add_gate(&p->update, &g->update, update, last, year_ago, m->before, last_flow, year_ago_flow, before);
    memcpy(flow, before, sizeof before);
}

static float add_window(const network *p, network *g, const float *window, float weight)
{
    month months[END];
    float series[END], series_flow[END] = {0}, state[UNITS] = {0}, state_flow[UNITS] = {0}, error = 0, loss = 0, later = 0;
    const float *before = state;
    memcpy(series, window, KNOWN * sizeof(float));
    for (int t = YEAR; t < END; before = months[t++].after)
    {
        advance(p, series[t - 1], series[t - YEAR], before, &months[t]);
        if (t >= KNOWN)
        {
            series[t] = p->output_bias;
            for (int u = 0; u < UNITS; u++)
                series[t] += p->output[u] * months[t].after[u];
        }
    }

    // A level is as far off as all months up to it together.
    float errors[END];
    for (int t = KNOWN; t < END; t++)
    {
        errors[t] = error += series[t] - window[t];
        loss += error * error;
    }
    for (int t = END - 1; t >= KNOWN; t--)
        series_flow[t] = later += errors[t] * (2 * weight / AHEAD);

    for (int t = END - 1; t >= YEAR; t--)
    {
        if (t >= KNOWN)
        {
            g->output_bias += series_flow[t];
            for (int u = 0; u < UNITS; u++)
            {
                g->output[u] += series_flow[t] * months[t].after[u];
                state_flow[u] += series_flow[t] * p->output[u];
            }
        }
        go_back(p, g, &months[t], series[t - 1], series[t - YEAR], &series_flow[t - 1], &series_flow[t - YEAR], state_flow);
    }
    return loss / AHEAD;
}

// A batch is windows that start a month apart, round the series.
STEP float gru_gradient(const arrays *a, ptrdiff_t batch)
{
    float loss = 0;
    for (ptrdiff_t w = 0; w < a->batch_size; w++)
        loss += add_window((const network *)a->parameters, (network *)a->gradients, a->inputs + batch * a->batch_size + w, 1 / (float)a->batch_size);
    return loss / (float)a->batch_size;
}
RUN(gru)
