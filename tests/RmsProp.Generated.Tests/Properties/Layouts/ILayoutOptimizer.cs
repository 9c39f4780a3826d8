namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>The optimizer of a random struct, in rows of numbers, one for each variable.</summary>
public interface ILayoutOptimizer
{
    /// <summary>Takes one step.</summary>
    /// <returns>The parameters after it.</returns>
    double[][] Apply(double[][] parameters, double[]?[] gradients);

    /// <summary>The slot of that name.</summary>
    double[][] Slot(string name);
}
