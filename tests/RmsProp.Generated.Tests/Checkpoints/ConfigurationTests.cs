namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>A checkpoint loads into another configuration if its numbers mean the same there, and is refused otherwise.</summary>
public sealed class ConfigurationTests
{
    private static readonly Dictionary<string, Func<IRMSpropOptimizer<ConventionsModel>>> Optimizers = new()
    {
        ["RMSprop"] = () => new ConventionsModel.RMSprop(),
        ["PyTorch"] = () => new ConventionsModel.PyTorch(),
        ["Outside"] = () => new ConventionsModel.Outside(),
        ["TensorFlow"] = () => new ConventionsModel.TensorFlow(),
        ["Tuned"] = () => new ConventionsModel.Tuned(),
        ["Nesterov"] = () => new ConventionsModel.Nesterov(),
        ["Scaled"] = () => new ConventionsModel.Scaled(),
        ["Corrected"] = () => new ConventionsModel.Corrected(),
        ["Plain"] = () => new ConventionsModel.Plain(),
        ["PlainKeras"] = () => new ConventionsModel.PlainKeras(),
        ["EveryThird"] = () => new ConventionsModel.EveryThird(),
        ["EverySecond"] = () => new ConventionsModel.EverySecond(),
    };

    // PyTorch's buffer sums g / sqrt(v) and is multiplied by the rate; Keras' sums lr g / sqrt(v).
    [Theory]
    [InlineData("PyTorch", "RMSprop", "LearningRatePlacement = OutsideMomentum, and this optimizer has LearningRatePlacement = InsideMomentum: ")]
    [InlineData("RMSprop", "PyTorch", "LearningRatePlacement = InsideMomentum, and this optimizer has LearningRatePlacement = OutsideMomentum: ")]
    [InlineData("Outside", "Scaled", "LearningRatePlacement = OutsideMomentum, and this optimizer has LearningRatePlacement = InsideMomentum: ")]
    [InlineData("Tuned", "Outside", "LearningRatePlacement = InsideMomentum, and this optimizer has LearningRatePlacement = OutsideMomentum: ")]
    [InlineData("EveryThird", "EverySecond", "GradientAccumulationSteps = 3, and this optimizer has GradientAccumulationSteps = 2: ")]
    [InlineData("TensorFlow", "Corrected", "InitialVelocity = 1, and this optimizer has InitialVelocity = 0: ")]
    public void Numbers_of_another_meaning_are_refused(string saved, string own, string expected)
    {
        byte[] checkpoint = ConventionsModel.Trained(Optimizers[saved]());
        IRMSpropOptimizer<ConventionsModel> optimizer = Optimizers[own]();
        byte[] before = ConventionsModel.Trained(optimizer);
        var parameters = new ConventionsModel { Weights = [0, 0] };

        string message = Assert.Throws<InvalidDataException>(() => optimizer.LoadCheckpoint(checkpoint, ref parameters)).Message;

        Assert.StartsWith("The checkpoint was saved with " + expected, message, StringComparison.Ordinal);
        Assert.Contains(" To load it, set it", message, StringComparison.Ordinal);
        Assert.Equal([0, 0], parameters.Weights);
        optimizer.LoadCheckpoint(before, ref parameters); // It is unchanged.
    }

    [Theory]
    [InlineData("PyTorch", "Outside")]
    [InlineData("Outside", "PyTorch")]
    [InlineData("RMSprop", "Tuned")]
    [InlineData("Tuned", "RMSprop")]
    [InlineData("RMSprop", "Nesterov")]
    [InlineData("Nesterov", "RMSprop")]
    [InlineData("Scaled", "RMSprop")]
    [InlineData("RMSprop", "Scaled")]
    [InlineData("TensorFlow", "RMSprop")]
    [InlineData("RMSprop", "TensorFlow")]
    [InlineData("RMSprop", "Corrected")]
    [InlineData("Plain", "PlainKeras")]
    [InlineData("PlainKeras", "Plain")]
    public void Other_hyper_parameters_are_the_optimizers_own(string saved, string own)
    {
        byte[] checkpoint = ConventionsModel.Trained(Optimizers[saved]());
        IRMSpropOptimizer<ConventionsModel> optimizer = Optimizers[own]();
        var parameters = new ConventionsModel { Weights = [0, 0] };

        optimizer.LoadCheckpoint(checkpoint, ref parameters);

        Assert.Equal(4, optimizer.Steps);
        Assert.NotEqual([0, 0], parameters.Weights);
    }

    /// <summary>A file made by another program may have none.</summary>
    [Fact]
    public void A_file_that_tells_no_configuration_loads()
    {
        (string header, byte[] data) = SafetensorsFile.Unprotected(ConventionsModel.Trained(new ConventionsModel.RMSprop()));
        int start = header.IndexOf(",\"optimizer\":", StringComparison.Ordinal);
        int end = header.IndexOf("}\"}", start, StringComparison.Ordinal) + 2;
        var parameters = new ConventionsModel { Weights = [0, 0] };
        var optimizer = new ConventionsModel.RMSprop();

        optimizer.LoadCheckpoint(SafetensorsFile.Of(System.Text.Encoding.UTF8.GetBytes(header.Remove(start, end - start)), data), ref parameters);

        Assert.Equal(4, optimizer.Steps);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\\\"config\\\":1}")]
    [InlineData("{\\\"config\\\":{\\\"gradient_accumulation_steps\\\":1.5}}")]
    public void A_configuration_that_is_none_is_refused(string json)
    {
        (string header, byte[] data) = SafetensorsFile.Unprotected(ConventionsModel.Trained(new ConventionsModel.RMSprop()));
        int start = header.IndexOf("\"optimizer\":\"", StringComparison.Ordinal) + "\"optimizer\":\"".Length;
        int end = header.IndexOf("}\"}", start, StringComparison.Ordinal) + 1;
        byte[] file = SafetensorsFile.Of(System.Text.Encoding.UTF8.GetBytes(header[..start] + json + header[end..]), data);
        var parameters = new ConventionsModel { Weights = [0, 0] };

        string message = Assert.Throws<InvalidDataException>(() => new ConventionsModel.RMSprop().LoadCheckpoint(file, ref parameters)).Message;

        Assert.StartsWith("The metadata 'optimizer' of the checkpoint should be a configuration in JSON. ", message, StringComparison.Ordinal);
    }
}
