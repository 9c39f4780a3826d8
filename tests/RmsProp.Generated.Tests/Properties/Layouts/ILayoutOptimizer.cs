namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>The optimizer of a random struct, with its numbers in rows, one per variable.</summary>
public interface ILayoutOptimizer
{
    /// <summary>Takes one step.</summary>
    /// <returns>The parameters after it.</returns>
    double[][] Apply(double[][] parameters, double[]?[] gradients);

    /// <summary>The slot with this name.</summary>
    double[][] Slot(string name);
}
