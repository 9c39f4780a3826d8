using System.Buffers;

namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>Exceptions for null arguments name them, as everywhere in .NET.</summary>
public sealed class ArgumentTests
{
    private readonly SmallModel.RMSprop _optimizer = new();
    private SmallModel _parameters = SmallModel.Create();

    [Fact]
    public void A_missing_optimizer_is_named()
    {
        IRMSpropOptimizer<SmallModel> none = null!;
        Names("optimizer", () => none.SaveCheckpoint("file", in _parameters));
        Names("optimizer", () => none.SaveCheckpoint(new MemoryStream(), in _parameters));
        Names("optimizer", () => none.SaveCheckpoint(new ArrayBufferWriter<byte>(), in _parameters));
        Names("optimizer", () => none.LoadCheckpoint("file", ref _parameters));
        Names("optimizer", () => none.LoadCheckpoint(new MemoryStream(), ref _parameters));
        Names("optimizer", () => none.LoadCheckpoint([], ref _parameters));
    }

    [Fact]
    public void A_missing_place_is_named()
    {
        Names("path", () => _optimizer.SaveCheckpoint((string)null!, in _parameters));
        Names("path", () => _optimizer.SaveCheckpoint("", in _parameters));
        Names("stream", () => _optimizer.SaveCheckpoint((Stream)null!, in _parameters));
        Names("buffer", () => _optimizer.SaveCheckpoint((IBufferWriter<byte>)null!, in _parameters));
        Names("path", () => _optimizer.LoadCheckpoint((string)null!, ref _parameters));
        Names("path", () => _optimizer.LoadCheckpoint("", ref _parameters));
        Names("stream", () => _optimizer.LoadCheckpoint((Stream)null!, ref _parameters));
    }

    private static void Names(string argument, Action action) => Assert.Equal(argument, Assert.ThrowsAny<ArgumentException>(action).ParamName);
}
