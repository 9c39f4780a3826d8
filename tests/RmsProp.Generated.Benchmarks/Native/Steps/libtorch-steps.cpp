// Whole steps by libtorch, on one thread: the models as tensors, autograd, and torch::optim::RMSprop.
//
// The numbers come as in step.h; a batch is a view of them. The models use the fewest calls that compute the same.

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <ATen/Parallel.h>
#include <torch/nn/functional.h>
#include <torch/optim/rmsprop.h>

#ifdef _WIN32
#define EXPORT extern "C" __declspec(dllexport)
#else
#define EXPORT extern "C"
#endif

using torch::Tensor;
using torch::indexing::Slice;

namespace
{
struct steps
{
    Tensor inputs, labels;
    ptrdiff_t batch_size, batches;
    std::vector<std::vector<int64_t>> shapes;
    std::vector<Tensor> initial, parameters;
    std::unique_ptr<torch::optim::RMSprop> optimizer;

    virtual ~steps() = default;

    virtual Tensor loss(ptrdiff_t batch) = 0;

    virtual void prepare() {}

    void restart()
    {
        parameters.clear();
        for (const Tensor &tensor : initial)
            parameters.push_back(tensor.clone().requires_grad_());
        auto options = torch::optim::RMSpropOptions(LEARNING_RATE).alpha(RHO).eps(EPSILON);
        optimizer = std::make_unique<torch::optim::RMSprop>(parameters, options);
    }
};

struct linear : steps
{
    linear() { shapes = {{16}, {}}; }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor x = inputs.narrow(0, batch * 17, 16), y = inputs.select(0, batch * 17 + 16);
        return (torch::dot(parameters[0], x) + parameters[1] - y).square() * 0.5;
    }
};

struct pump : steps
{
    pump() { shapes = {{16}, {}, {24, 16}, {24}, {24}}; }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor x = inputs.narrow(0, batch, 16), y = inputs.select(0, batch + 16);
        Tensor hidden = torch::addmv(parameters[3], parameters[2], x).tanh();
        return (torch::dot(parameters[0], x) + parameters[1] + torch::dot(parameters[4], hidden) - y).square() * 0.5;
    }
};

struct digits : steps
{
    digits() { shapes = {{64, 128}, {128}, {128, 64}, {64}, {64, 10}, {10}}; }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor x = inputs.narrow(0, batch * batch_size * 64, batch_size * 64).view({batch_size, 64});
        x = torch::addmm(parameters[1], x, parameters[0]).relu();
        x = torch::addmm(parameters[3], x, parameters[2]).relu();
        return torch::nn::functional::cross_entropy(torch::addmm(parameters[5], x, parameters[4]), labels.narrow(0, batch * batch_size, batch_size));
    }
};

// All windows of a batch at a time.
struct gru : steps
{
    enum { units = 16, year = 12, known = 60, end = 72 };

    gru()
    {
        for (int gate = 0; gate < 3; gate++)
            shapes.insert(shapes.end(), {{units, 2}, {units, units}, {units}});
        shapes.insert(shapes.end(), {{units}, {}});
    }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor windows = inputs.narrow(0, batch * batch_size, batch_size + end - 1).unfold(0, end, 1), state = torch::zeros({batch_size, units});
        std::vector<Tensor> months, weights;
        for (int gate = 0; gate < 3; gate++)
            weights.push_back(torch::cat({parameters[3 * gate], parameters[3 * gate + 1]}, 1).t());
        for (int t = 0; t < known; t++)
            months.push_back(windows.select(1, t));
        Tensor both = torch::cat({weights[0], weights[1]}, 1), biases = torch::cat({parameters[2], parameters[5]});
        for (int t = year; t < end; t++)
        {
            Tensor x = torch::stack({months[t - 1], months[t - year]}, 1);
            Tensor gates = torch::addmm(biases, torch::cat({x, state}, 1), both).sigmoid();
            Tensor update = gates.narrow(1, 0, units), reset = gates.narrow(1, units, units);
            Tensor candidate = torch::addmm(parameters[8], torch::cat({x, reset * state}, 1), weights[2]).tanh();
            state = torch::lerp(candidate, state, update);
            if (t >= known)
                months.push_back(torch::mv(state, parameters[9]) + parameters[10]);
        }
        Tensor forecast = torch::stack(std::vector<Tensor>(months.begin() + known, months.end()), 1);
        return (forecast - windows.narrow(1, known, end - known)).cumsum(1).square().mean();
    }
};

struct gmm : steps
{
    enum { d = 10, k = 25, n = 1000, size = d * (d + 1) / 2 };
    Tensor rows, columns;
    double constant = 0;

    gmm() { shapes = {{k}, {k, d}, {k, size}}; }

    // Where the numbers below the diagonal stand: column by column.
    void prepare() override
    {
        std::vector<int64_t> r, c;
        for (int i = 0; i < d; i++)
            for (int o = i + 1; o < d; o++)
            {
                r.push_back(o);
                c.push_back(i);
            }
        rows = torch::tensor(r);
        columns = torch::tensor(c);
        const double ln_pi = 1.1447298858494002, ln_2 = 0.6931471805599453;
        double ln_gamma = 0.25 * d * (d - 1) * ln_pi;
        for (int j = 1; j <= d; j++)
            ln_gamma += std::lgamma(0.5 * (d + 1) + 0.5 * (1 - j));
        constant = -0.5 * n * d * (ln_2 + ln_pi) + k * (0.5 * (d + 1) * d * ln_2 + ln_gamma);
    }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor x = inputs.narrow(0, batch * n * d, n * d).view({n, d}), icf = parameters[2], logs = icf.narrow(1, 0, d), below = icf.narrow(1, d, size - d);
        Tensor scales = logs.exp(), triangle = torch::diag_embed(scales);
        triangle.index_put_({Slice(), rows, columns}, below);
        Tensor centered = x.unsqueeze(0) - parameters[1].unsqueeze(1); // k × n × d
        Tensor squares = torch::bmm(centered, triangle.transpose(1, 2)).square().sum(2);
        Tensor terms = (parameters[0] + logs.sum(1)).unsqueeze(1) - 0.5 * squares;
        Tensor prior = 0.5 * (scales.square().sum() + below.square().sum());
        return torch::logsumexp(terms, 0).sum() - double(n) * torch::logsumexp(parameters[0], 0) + prior + constant;
    }
};

struct lstm : steps
{
    enum { layers = 2, b = 14, characters = 1024 };

    lstm() { shapes = {{layers, 8, b}, {3, b}}; }

    Tensor loss(ptrdiff_t batch) override
    {
        Tensor x = inputs.narrow(0, 2 * layers * b + batch * characters * b, characters * b).view({characters, b});
        std::vector<Tensor> hidden, cell, outputs, weights, biases;
        for (int layer = 0; layer < layers; layer++)
        {
            hidden.push_back(inputs.narrow(0, 2 * layer * b, b));
            cell.push_back(inputs.narrow(0, (2 * layer + 1) * b, b));
            weights.push_back(parameters[0][layer].narrow(0, 0, 4));
            biases.push_back(parameters[0][layer].narrow(0, 4, 4));
        }
        Tensor scaled = x * parameters[1][0];
        for (int t = 0; t < characters - 1; t++)
        {
            Tensor input = scaled.select(0, t);
            for (int layer = 0; layer < layers; layer++)
            {
                Tensor sums = torch::addcmul(biases[layer], torch::stack({input, hidden[layer], input, hidden[layer]}), weights[layer]);
                Tensor gates = sums.narrow(0, 0, 3).sigmoid();
                cell[layer] = cell[layer] * gates[0] + gates[1] * sums[3].tanh();
                input = hidden[layer] = gates[2] * cell[layer].tanh();
            }
            outputs.push_back(input);
        }
        Tensor output = torch::addcmul(parameters[1][2], torch::stack(outputs), parameters[1][1]);
        Tensor sums = (output.exp().sum(1, true) + 2).log();
        return -((output - sums) * x.narrow(0, 1, characters - 1)).sum() / (b * (characters - 1));
    }
};

steps *new_steps(const std::string &name)
{
    if (name == "linear")
        return new linear;
    if (name == "pump")
        return new pump;
    if (name == "digits")
        return new digits;
    if (name == "gru")
        return new gru;
    if (name == "gmm")
        return new gmm;
    return new lstm;
}
}

EXPORT steps *create_steps(
    const char *name, const void *parameters, ptrdiff_t count, const void *inputs, ptrdiff_t input_count,
    unsigned char *labels, ptrdiff_t label_count, ptrdiff_t batch_size, ptrdiff_t batches)
{
    at::set_num_threads(1);
    steps *s = new_steps(name);
    auto type = std::string(name) == "gmm" || std::string(name) == "lstm" ? torch::kFloat64 : torch::kFloat32;
    s->inputs = torch::from_blob(const_cast<void *>(inputs), {input_count}, type).clone();
    if (label_count > 0)
        s->labels = torch::from_blob(labels, {label_count}, torch::kUInt8).to(torch::kInt64);
    s->batch_size = batch_size;
    s->batches = batches;
    Tensor flat = torch::from_blob(const_cast<void *>(parameters), {count}, type).clone();
    int64_t start = 0;
    for (const auto &shape : s->shapes)
    {
        int64_t length = 1;
        for (int64_t extent : shape)
            length *= extent;
        s->initial.push_back(flat.narrow(0, start, length).view(shape));
        start += length;
    }
    s->prepare();
    s->restart();
    return s;
}

EXPORT void restart_steps(steps *s) { s->restart(); }

EXPORT double run_steps(steps *s, ptrdiff_t first, ptrdiff_t count)
{
    Tensor loss;
    for (ptrdiff_t step = first; step < first + count; step++)
    {
        s->optimizer->zero_grad();
        loss = s->loss(step % s->batches);
        loss.backward();
        s->optimizer->step();
    }
    return loss.item<double>();
}

EXPORT void copy_parameters(const steps *s, double *to)
{
    for (const Tensor &tensor : s->parameters)
    {
        Tensor flat = tensor.detach().to(torch::kFloat64).contiguous().view({-1});
        std::copy(flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel(), to);
        to += flat.numel();
    }
}

EXPORT void delete_steps(steps *s) { delete s; }
