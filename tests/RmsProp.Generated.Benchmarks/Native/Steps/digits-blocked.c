// The network of the sample Digits, 64 → 128 → 64 → 10, with the batch as matrices and their products in blocks that stay in registers.

#define NUMBER float
#include "step.h"

enum { INPUTS = 64, FIRST = 128, SECOND = 64, OUTPUTS = 10, LANES = 16, PADDED = LANES, MOST = 256, TILE = 4, ROWS = 6 };

typedef float lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4)));

typedef struct
{
    float first[INPUTS][FIRST], first_biases[FIRST], second[FIRST][SECOND], second_biases[SECOND], output[SECOND][OUTPUTS], output_biases[OUTPUTS];
} network;

// c += a · b for some rows of c and some vectors of columns; element (m, k) of a is a[m * row + k * column].
static inline __attribute__((always_inline)) void block(
    int rows, int vectors, ptrdiff_t depth, const float *a, ptrdiff_t row, ptrdiff_t column, const float *b, ptrdiff_t b_row, float *c, ptrdiff_t c_row)
{
    lanes sums[ROWS][TILE];
    for (int m = 0; m < rows; m++)
        for (int v = 0; v < vectors; v++)
            sums[m][v] = *(const lanes *)(c + m * c_row + v * LANES);
    for (ptrdiff_t k = 0; k < depth; k++)
        for (int m = 0; m < rows; m++)
            for (int v = 0; v < vectors; v++)
                sums[m][v] += a[m * row + k * column] * *(const lanes *)(b + k * b_row + v * LANES);
    for (int m = 0; m < rows; m++)
        for (int v = 0; v < vectors; v++)
            *(lanes *)(c + m * c_row + v * LANES) = sums[m][v];
}

// The same for all of c, whose columns are TILE vectors at a time, or one.
static inline __attribute__((always_inline)) void add_product(
    ptrdiff_t height, int width, ptrdiff_t depth, const float *a, ptrdiff_t row, ptrdiff_t column, const float *b, float *c)
{
    const int vectors = width < TILE * LANES ? 1 : TILE;
    for (int n = 0; n < width; n += vectors * LANES)
    {
        ptrdiff_t m = 0;
        for (; m + ROWS <= height; m += ROWS)
            block(ROWS, vectors, depth, a + m * row, row, column, b + n, width, c + m * width + n, width);
        for (; m < height; m++)
            block(1, vectors, depth, a + m * row, row, column, b + n, width, c + m * width + n, width);
    }
}

// The rows of a layer's outputs begin as its biases.
static inline void fill(ptrdiff_t height, int width, const float *biases, float *y)
{
    for (ptrdiff_t s = 0; s < height; s++)
        memcpy(y + s * width, biases, (size_t)width * sizeof(float));
}

static inline void relu(ptrdiff_t count, float *values)
{
    for (ptrdiff_t i = 0; i < count; i++)
        values[i] = values[i] > 0 ? values[i] : 0;
}

static inline void stop_where_off(ptrdiff_t count, const float *restrict values, float *restrict flow)
{
    for (ptrdiff_t i = 0; i < count; i++)
        flow[i] = values[i] > 0 ? flow[i] : 0;
}

static inline void add_rows(ptrdiff_t height, int width, int columns, const float *restrict rows, float *restrict sums)
{
    for (ptrdiff_t s = 0; s < height; s++)
        for (int o = 0; o < columns; o++)
            sums[o] += rows[s * width + o];
}

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

STEP float blocked_digits_gradient(const arrays *a, ptrdiff_t batch)
{
    static float first[MOST][FIRST], second[MOST][SECOND], scores[MOST][PADDED], first_flow[MOST][FIRST], second_flow[MOST][SECOND];
    static float output[SECOND][PADDED], output_biases[PADDED], output_gradients[SECOND][PADDED], turned_output[OUTPUTS][SECOND], turned_second[SECOND][FIRST];
    const network *restrict p = (const network *)a->parameters;
    network *restrict g = (network *)a->gradients;
    const ptrdiff_t n = a->batch_size;
    const float *images = a->inputs + batch * n * INPUTS, weight = 1.0f / (float)n;

    // Ten columns are padded to a vector, and what the way back multiplies by is transposed.
    for (int i = 0; i < SECOND; i++)
        for (int o = 0; o < OUTPUTS; o++)
            turned_output[o][i] = output[i][o] = p->output[i][o];
    for (int o = 0; o < SECOND; o++)
        for (int i = 0; i < FIRST; i++)
            turned_second[o][i] = p->second[i][o];
    memcpy(output_biases, p->output_biases, sizeof p->output_biases);

    fill(n, FIRST, p->first_biases, first[0]);
    add_product(n, FIRST, INPUTS, images, INPUTS, 1, p->first[0], first[0]);
    relu(n * FIRST, first[0]);
    fill(n, SECOND, p->second_biases, second[0]);
    add_product(n, SECOND, FIRST, first[0], FIRST, 1, p->second[0], second[0]);
    relu(n * SECOND, second[0]);
    fill(n, PADDED, output_biases, scores[0]);
    add_product(n, PADDED, SECOND, second[0], SECOND, 1, output[0], scores[0]);
    float loss = 0;
    for (ptrdiff_t s = 0; s < n; s++)
        loss += cross_entropy(scores[s], a->labels[batch * n + s], weight);

    add_rows(n, PADDED, OUTPUTS, scores[0], g->output_biases);
    memset(output_gradients, 0, sizeof output_gradients);
    add_product(SECOND, PADDED, n, second[0], 1, SECOND, scores[0], output_gradients[0]);
    for (int i = 0; i < SECOND; i++)
        memcpy(g->output[i], output_gradients[i], sizeof g->output[i]);

    memset(second_flow, 0, (size_t)n * sizeof *second_flow);
    add_product(n, SECOND, OUTPUTS, scores[0], PADDED, 1, turned_output[0], second_flow[0]);
    stop_where_off(n * SECOND, second[0], second_flow[0]);
    add_rows(n, SECOND, SECOND, second_flow[0], g->second_biases);
    add_product(FIRST, SECOND, n, first[0], 1, FIRST, second_flow[0], g->second[0]);

    memset(first_flow, 0, (size_t)n * sizeof *first_flow);
    add_product(n, FIRST, SECOND, second_flow[0], SECOND, 1, turned_second[0], first_flow[0]);
    stop_where_off(n * FIRST, first[0], first_flow[0]);
    add_rows(n, FIRST, FIRST, first_flow[0], g->first_biases);
    add_product(INPUTS, FIRST, n, images, 1, INPUTS, first_flow[0], g->first[0]);
    return loss * weight;
}
RUN(blocked_digits)
