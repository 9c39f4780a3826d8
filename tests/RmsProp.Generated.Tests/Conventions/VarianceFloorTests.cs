using System.Numerics;
using RmsProp.Generated.TestKit;
using RmsProp.Generated.Tests.Properties;

namespace RmsProp.Generated.Tests.Conventions;

/// <summary>
/// Gradients that never change make the centered variance 0, and rounding makes it negative: the recordings of both frameworks end in
/// NaN. With a floor nothing does, and everything else has the same bits as without it.
/// </summary>
public class VarianceFloorTests
{
    private const int LongestOfAllLengths = (3 * 16) + 1;

    [Fact]
    public void Keras_in_float() => Compare<float>(Recording.Keras.ById("extreme/centered-constant-gradient-long-rho0.5"));

    [Fact]
    public void PyTorch_in_float() => Compare<float>(Recording.PyTorch.ById("extreme/float32-centered-constant-alpha0.5"));

    [Fact]
    public void PyTorch_in_double() => Compare<double>(Recording.PyTorch.ById("extreme/float64-centered-constant-alpha0.5"));

    private static void Compare<T>(TrajectoryCase recorded)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Assert.Contains(recorded.Steps[^1].Parameters[0], double.IsNaN);
        var floored = new Configuration("Floored", recorded.Arguments with { CenteredVarianceFloor = true });
        var plain = new Configuration("Plain", recorded.Arguments);
        var model = new CompiledModel<T>([floored, plain]);

        T[] cycle = [.. recorded.GradientsAt(1)[0]!.Select(T.CreateChecked)];
        T[][] gradients = [[.. Enumerable.Range(0, LongestOfAllLengths).Select(i => cycle[i % cycle.Length])], [T.NaN]];
        T[][] expected = [[.. gradients[0].Select(_ => T.One)], [T.One]];
        var reference = new ReferenceOptimizer<T>(floored.Arguments, [expected[0].Length, 1]);
        IArrayOptimizer<T> withFloor = model.Create(floored, [[.. expected[0]], [T.One]]);
        IArrayOptimizer<T> withoutFloor = model.Create(plain, [[.. expected[0]], [T.One]]);
        for (int step = 1; step <= recorded.StepCount; step++)
        {
            reference.Apply(expected, gradients);
            withFloor.Apply(gradients);
            withoutFloor.Apply(gradients);
            NumberAssert.SameNumbers<T>(expected[0], withFloor.Parameters[0], () => $"after step {step}");
        }

        Assert.DoesNotContain(withFloor.Parameters[0], T.IsNaN);
        Assert.Contains(withoutFloor.Parameters[0], T.IsNaN);
        Assert.True(T.IsNaN(withFloor.Parameters[1][0]), "A NaN in a gradient is no rounding error, and stays.");
        for (int i = 0; i < LongestOfAllLengths; i++)
        {
            NumberAssert.SameNumbers<T>([withFloor.Slot("Velocity")![0][i]], [withoutFloor.Slot("Velocity")![0][i]], () => $"velocity {i}");
        }
    }
}
