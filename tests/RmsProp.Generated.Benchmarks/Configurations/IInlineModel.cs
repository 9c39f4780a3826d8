namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>A parameter struct that lives wholly inline, with an optimizer for each configuration.</summary>
internal interface IInlineModel<TModel>
    where TModel : struct
{
    static abstract IRMSpropOptimizer<TModel> CreateOptimizer(Configuration configuration, KernelNumerics numerics);
}
