// ADBench's mixture of Gaussians: 25 of them in 10 dimensions, for 1,000 points; the prior has γ = 1 and m = 0.

#define NUMBER double
#include "step.h"

enum { D = 10, K = 25, TRIANGLE = D * (D - 1) / 2, SIZE = D + TRIANGLE, POINTS = 1000 };

typedef struct
{
    double alphas[K], means[K][D], icf[K][SIZE];
} mixture;

// Turns terms into their softmax, and returns ln Σ e^term.
static double log_sum_exp(double *terms)
{
    double largest = terms[0], sum = 0;
    for (int k = 1; k < K; k++)
        largest = terms[k] > largest ? terms[k] : largest;
    for (int k = 0; k < K; k++)
        sum += terms[k] = exp(terms[k] - largest);
    for (int k = 0; k < K; k++)
        terms[k] /= sum;
    return largest + log(sum);
}

// What the likelihood and the prior have beside the parameters.
static double constant(void)
{
    const double ln_pi = 1.1447298858494002, ln_2 = 0.6931471805599453;
    double ln_gamma = 0.25 * D * (D - 1) * ln_pi;
    for (int j = 1; j <= D; j++)
        ln_gamma += lgamma(0.5 * (D + 1) + 0.5 * (1 - j));
    return -0.5 * POINTS * D * (ln_2 + ln_pi) + K * (0.5 * (D + 1) * D * ln_2 + ln_gamma);
}

STEP double gmm_gradient(const arrays *a, ptrdiff_t batch)
{
    const mixture *restrict p = (const mixture *)a->parameters;
    mixture *restrict g = (mixture *)a->gradients;
    double scales[K][D], logs[K], sum = constant();
    for (int k = 0; k < K; k++)
    {
        logs[k] = p->alphas[k];
        for (int i = 0; i < D; i++)
        {
            scales[k][i] = exp(p->icf[k][i]);
            logs[k] += p->icf[k][i];
        }
    }

    for (int s = 0; s < POINTS; s++)
    {
        const double *x = a->inputs + (batch * POINTS + s) * D;
        double centered[K][D], transformed[K][D], terms[K];
        for (int k = 0; k < K; k++)
        {
            const double *l = p->icf[k] + D;
            double squares = 0;
            for (int i = 0; i < D; i++)
            {
                centered[k][i] = x[i] - p->means[k][i];
                transformed[k][i] = scales[k][i] * centered[k][i];
            }
            for (int i = 0; i < D; l += D - 1 - i++)
                for (int o = i + 1; o < D; o++)
                    transformed[k][o] += l[o - i - 1] * centered[k][i];
            for (int i = 0; i < D; i++)
                squares += transformed[k][i] * transformed[k][i];
            terms[k] = logs[k] - 0.5 * squares;
        }

        sum += log_sum_exp(terms);
        for (int k = 0; k < K; k++)
        {
            const double *l = p->icf[k] + D;
            double *restrict lg = g->icf[k] + D, flow[D];
            for (int i = 0; i < D; i++)
                flow[i] = -terms[k] * transformed[k][i];
            g->alphas[k] += terms[k];
            for (int i = 0; i < D; l += D - 1 - i, lg += D - 1 - i, i++)
            {
                double back = scales[k][i] * flow[i];
                g->icf[k][i] += terms[k] + back * centered[k][i];
                for (int o = i + 1; o < D; o++)
                {
                    lg[o - i - 1] += flow[o] * centered[k][i];
                    back += flow[o] * l[o - i - 1];
                }
                g->means[k][i] -= back;
            }
        }
    }

    double weights[K];
    memcpy(weights, p->alphas, sizeof weights);
    sum -= POINTS * log_sum_exp(weights);
    for (int k = 0; k < K; k++)
    {
        g->alphas[k] -= POINTS * weights[k];
        for (int i = 0; i < SIZE; i++)
        {
            double value = i < D ? scales[k][i] : p->icf[k][i];
            sum += 0.5 * value * value;
            g->icf[k][i] += i < D ? value * value : value;
        }
    }
    return sum;
}
RUN(gmm)
