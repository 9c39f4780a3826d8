namespace Fleet;

/// <summary>
/// A round: devices fetch the model, train it with their own data, and send it back. It ends when all that have fetched it, or that took part in
/// the round before, have answered, or at the deadline; but not before a quorum has answered.
/// </summary>
/// <param name="number">Its number, from 1.</param>
/// <param name="quorum">How many devices have to answer.</param>
/// <param name="deadline">How long it waits for those that do not.</param>
/// <param name="devices">Those that took part in the round before.</param>
internal sealed class Round(int number, int quorum, TimeSpan deadline, IEnumerable<string> devices)
{
    private readonly HashSet<string> _devices = [.. devices];
    private readonly SortedDictionary<string, Update> _updates = new(StringComparer.Ordinal);
    private readonly long _start = Environment.TickCount64;

    public int Number => number;

    /// <summary>The devices that have answered.</summary>
    public IEnumerable<string> Present => _updates.Keys;

    /// <summary>The devices that have not.</summary>
    public IEnumerable<string> Missing => _devices.Except(_updates.Keys).Order(StringComparer.Ordinal);

    public int Answered => _updates.Count;

    public bool HasEnded => _updates.Count >= quorum && (!Missing.Any() || Environment.TickCount64 - _start > deadline.TotalMilliseconds);

    /// <summary>Counts a device that has fetched the model.</summary>
    public void Add(string device) => _devices.Add(device);

    /// <summary>Takes an answer; one that a device sends again replaces the first.</summary>
    public void Add(Update update)
    {
        _devices.Add(update.Device);
        _updates[update.Device] = update;
    }

    /// <summary>
    /// Federated averaging: the mean of the parameters, in which a device counts as much as it has examples. Devices are added in the order of
    /// their names, so the order of answers has no influence on the bits.
    /// </summary>
    /// <remarks>McMahan et al., Communication-Efficient Learning of Deep Networks from Decentralized Data, 2017.</remarks>
    public Model Average()
    {
        long examples = _updates.Values.Sum(update => (long)update.Examples);
        var average = new Model();
        Span<float> numbers = average.Numbers;
        double[] sums = new double[numbers.Length];
        foreach (Update update in _updates.Values)
        {
            ReadOnlySpan<float> own = update.Parameters.Numbers;
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += (double)own[i] * update.Examples;
            }
        }

        for (int i = 0; i < sums.Length; i++)
        {
            numbers[i] = (float)(sums[i] / examples);
        }

        return average;
    }
}
