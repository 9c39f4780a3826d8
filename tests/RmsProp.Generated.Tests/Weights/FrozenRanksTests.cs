using RmsProp.Generated.Tests.Checkpoints;

namespace RmsProp.Generated.Tests.Weights;

/// <summary>The checkpoint of several ranks has what is not trained, and every rank gets it.</summary>
public sealed class FrozenRanksTests
{
    [Fact]
    public void Every_rank_loads_it()
    {
        using var folder = new TemporaryFolder();
        InProcessRanks.Run(2, ranks =>
        {
            var optimizer = new FrozenRanksModel.RMSprop.Sharded(ranks, leaves: 2);
            var saved = new FrozenRanksModel { Weights = [1, 2, 3], Encoder = new float[,] { { 4, 5 } }, Scale = 6 };
            optimizer.Minimize(ref saved, 2, (in FrozenRanksModel _, Range _, ref FrozenRanksModel gradients) =>
            {
                gradients.Weights![0] = 1;
                return 0;
            });
            optimizer.SaveCheckpoint(folder.File, in saved);
            var loaded = new FrozenRanksModel { Weights = new float[3], Encoder = new float[1, 2] };

            new FrozenRanksModel.RMSprop.Sharded(ranks, leaves: 2).LoadCheckpoint(folder.File, ref loaded);

            Assert.Equal(saved.Weights, loaded.Weights);
            Assert.Equal(new float[,] { { 4, 5 } }, loaded.Encoder);
            Assert.Equal(6, loaded.Scale);
        });

        Assert.Equal(
            ["scale", "Weights", "encoder", "velocity/Weights"], SafetensorsFile.Parse(File.ReadAllBytes(folder.File)).Tensors.Select(tensor => tensor.Name));
    }
}

[Sharded]
[RMSpropConfig]
internal partial struct FrozenRanksModel
{
    public float[]? Weights;

    [NotTrainable]
    [TensorName("encoder")]
    public float[,]? Encoder;

    [NotTrainable]
    [TensorName("scale")]
    public double Scale;
}
