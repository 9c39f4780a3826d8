namespace RmsProp.Generated.Tests.Checkpoints;

/// <summary>An optimizer with a state of its own, which loads a checkpoint, or refuses it and stays unchanged.</summary>
internal sealed class LoadOutcome
{
    private readonly SmallModel.RMSprop _optimizer;
    private SmallModel _parameters;
    private byte[] _before;

    public LoadOutcome()
    {
        (_optimizer, _parameters) = SmallModel.Train(5, new SmallModel.RMSprop(), seed: 100);
        _optimizer.LearningRate = 0.125;
        _before = Saved.Of(_optimizer, in _parameters);
    }

    /// <summary>Checks that the bytes are refused and that nothing is changed.</summary>
    /// <returns>The message.</returns>
    public string Refused(byte[] checkpoint)
    {
        string message = Assert.Throws<InvalidDataException>(() => _optimizer.LoadCheckpoint(checkpoint, ref _parameters)).Message;
        AssertUnchanged();
        using var stream = new MemoryStream(checkpoint);
        Assert.Throws<InvalidDataException>(() => _optimizer.LoadCheckpoint(stream, ref _parameters));
        AssertUnchanged();
        return message;
    }

    /// <summary>Checks that the bytes either are refused without a change or load like the original.</summary>
    /// <returns>Whether they are refused.</returns>
    public bool IsRefusedOrLoads(byte[] checkpoint, byte[] original)
    {
        try
        {
            _optimizer.LoadCheckpoint(checkpoint, ref _parameters);
        }
        catch (InvalidDataException)
        {
            AssertUnchanged();
            return true;
        }

        Assert.Equal(original, Saved.Of(_optimizer, in _parameters));
        _optimizer.LoadCheckpoint(_before, ref _parameters);
        return false;
    }

    /// <summary>Loads a well-formed checkpoint; returns what would be saved then.</summary>
    public byte[] Loaded(byte[] checkpoint)
    {
        _optimizer.LoadCheckpoint(checkpoint, ref _parameters);
        return _before = Saved.Of(_optimizer, in _parameters);
    }

    public void AssertUnchanged() => Assert.Equal(_before, Saved.Of(_optimizer, in _parameters));

    public void Load(Stream stream) => _optimizer.LoadCheckpoint(stream, ref _parameters);
}
