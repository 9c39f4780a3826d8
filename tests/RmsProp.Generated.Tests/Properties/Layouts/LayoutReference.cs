using System.Numerics;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>The reference for the variables of one element type; it ignores those of the other.</summary>
internal sealed class LayoutReference<T>
    where T : struct, IBinaryFloatingPointIeee754<T>
{
    private readonly int[] _variables;
    private readonly ReferenceOptimizer<T> _optimizer;

    public LayoutReference(LayoutModel model, bool isDouble)
    {
        _variables = [.. Enumerable.Range(0, model.Variables.Count).Where(i => model.Variables[i].IsDouble == isDouble)];
        _optimizer = new ReferenceOptimizer<T>(
            model.Arguments,
            [.. _variables.Select(i => model.Variables[i].Length)],
            [.. _variables.Select(i => model.Variables[i].IsExcluded)]);
    }

    public void Apply(double[][] parameters, double[]?[] gradients)
    {
        T[][] narrow = [.. _variables.Select(i => parameters[i].Select(T.CreateChecked).ToArray())];
        _optimizer.Apply(narrow, [.. _variables.Select(i => gradients[i]?.Select(T.CreateChecked).ToArray())]);
        CopyTo(parameters, narrow);
    }

    public void Read(string slot, double[][] to) =>
        CopyTo(to, (T[][])typeof(ReferenceOptimizer<T>).GetProperty(slot)!.GetValue(_optimizer)!);

    private void CopyTo(double[][] target, T[][] source)
    {
        for (int i = 0; i < _variables.Length; i++)
        {
            target[_variables[i]] = [.. source[i].Select(double.CreateChecked)];
        }
    }
}
