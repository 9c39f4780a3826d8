using System.Reflection;

namespace RmsProp.Generated.Digest;

/// <summary>The optimizers of a model.</summary>
internal static class Optimizers
{
    /// <summary>One optimizer per configuration, by name.</summary>
    public static IReadOnlyDictionary<string, Func<IRMSpropOptimizer<TModel>>> Of<TModel>()
        where TModel : struct, allows ref struct =>
        typeof(TModel).GetNestedTypes()
            .Where(type => type.IsAssignableTo(typeof(IRMSpropOptimizer<TModel>)))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToDictionary(type => type.Name, type => (Func<IRMSpropOptimizer<TModel>>)(() => (IRMSpropOptimizer<TModel>)Activator.CreateInstance(type)!));

    /// <summary>The slots of the optimizer.</summary>
    public static IEnumerable<TModel> SlotsOf<TModel>(IRMSpropOptimizer<TModel> optimizer)
        where TModel : struct =>
        optimizer.GetType().GetProperties()
            .Where(property => property.PropertyType == typeof(TModel).MakeByRefType())
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => (TModel)property.GetValue(optimizer)!);
}
