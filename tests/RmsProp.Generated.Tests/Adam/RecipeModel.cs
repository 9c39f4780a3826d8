namespace RmsProp.Generated.Tests.Adam;

/// <summary>The recipe of the page on training, with numbers in double precision, and Keras' default beside it.</summary>
[RMSpropConfig(LearningRate = 1e-4, Momentum = 0.9, Rho = 0.999, BiasCorrection = true)]
[RMSpropConfig(Name = "Defaults")]
internal partial struct RecipeModel
{
    public double[] Weights;
}
