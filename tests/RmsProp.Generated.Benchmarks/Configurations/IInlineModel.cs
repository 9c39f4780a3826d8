namespace RmsProp.Generated.Benchmarks.Configurations;

/// <summary>An inline parameter struct with an optimizer for each configuration.</summary>
internal interface IInlineModel<TModel>
    where TModel : struct
{
    static abstract IRMSpropOptimizer<TModel> CreateOptimizer(Configuration configuration, KernelNumerics numerics);
}
