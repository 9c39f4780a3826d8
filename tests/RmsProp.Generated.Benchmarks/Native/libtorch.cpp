// torch::optim::RMSprop behind C functions, on one thread and on the caller's arrays; it has slots of its own.

#include <cstddef>
#include <vector>

#include <ATen/Parallel.h>
#include <torch/optim/rmsprop.h>

#ifdef _WIN32
#define EXPORT extern "C" __declspec(dllexport)
#else
#define EXPORT extern "C"
#endif

EXPORT void *create_optimizer(ptrdiff_t n, float *parameter, float *gradient, double momentum, double weight_decay, int centered)
{
    at::set_num_threads(1);
    torch::Tensor weights = torch::from_blob(parameter, {n}).requires_grad_();
    weights.mutable_grad() = torch::from_blob(gradient, {n});
    auto options = torch::optim::RMSpropOptions(LEARNING_RATE).alpha(RHO).momentum(momentum).weight_decay(weight_decay).centered(centered != 0);
    return new torch::optim::RMSprop(std::vector<torch::Tensor>{weights}, options);
}

EXPORT void run_optimizer(void *optimizer, ptrdiff_t steps)
{
    for (ptrdiff_t step = 0; step < steps; step++)
        static_cast<torch::optim::RMSprop *>(optimizer)->step();
}

EXPORT void delete_optimizer(void *optimizer)
{
    delete static_cast<torch::optim::RMSprop *>(optimizer);
}
