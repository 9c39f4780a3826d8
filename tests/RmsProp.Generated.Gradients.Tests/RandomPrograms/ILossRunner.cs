namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Calls compiled losses.</summary>
public interface ILossRunner
{
    /// <summary>Creates the data of a loss.</summary>
    /// <param name="reals">Its floating-point numbers.</param>
    /// <param name="integers">Six integers from 0 to 2.</param>
    object CreateData(double[] reals, int[] integers);

    /// <summary>Creates a parameter struct from its numbers.</summary>
    object CreateModel(double[] numbers, object data);

    /// <summary>Calls the user's method.</summary>
    double Value(int program, object model, object data);

    /// <summary>Calls the derived method, which adds to the gradients.</summary>
    double ValueAndGradient(int program, object model, object data, ref object gradients);
}
