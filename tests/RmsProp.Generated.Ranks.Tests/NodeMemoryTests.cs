namespace RmsProp.Generated.Ranks.Tests;

/// <summary>
/// The memory that ranks of one machine share, by threads that have each mapped the same file. Every byte says who has sent it to whom, and
/// where it was.
/// </summary>
public sealed class NodeMemoryTests : IDisposable
{
    private const int Exchanges = 3;

    private readonly string _path = Path.GetTempFileName();

    /// <summary>Lengths of a part: none, less than fits into a place, just as much, and several times as much, by ranks that don't divide it.</summary>
    public static TheoryData<int, int> CountsAndLengths => new()
    {
        { 2, 0 }, { 2, 1 }, { 3, 100 }, { 2, NodeMemory.PlaceLength / 2 }, { 3, NodeMemory.PlaceLength }, { 4, (3 * NodeMemory.PlaceLength) + 17 },
    };

    public void Dispose() => File.Delete(_path);

    [Theory]
    [MemberData(nameof(CountsAndLengths))]
    public void Each_gets_what_the_others_send_to_it(int count, int length) => ByRanks(count, (memory, rank) =>
    {
        byte[] send = new byte[count * length], receive = new byte[send.Length];
        for (int exchange = 0; exchange < Exchanges; exchange++)
        {
            for (int i = 0; i < send.Length; i++)
            {
                send[i] = Byte(exchange, from: rank, to: i / length, place: i % length);
            }

            memory.AllToAll(send, receive);
            for (int i = 0; i < receive.Length; i++)
            {
                Assert.Equal(Byte(exchange, from: i / length, to: rank, place: i % length), receive[i]);
            }
        }
    });

    [Theory]
    [MemberData(nameof(CountsAndLengths))]
    public void All_get_the_parts_of_all(int count, int length) => ByRanks(count, (memory, rank) =>
    {
        for (int exchange = 0; exchange < Exchanges; exchange++)
        {
            byte[] parts = new byte[count * length];
            for (int i = 0; i < length; i++)
            {
                parts[(rank * length) + i] = Byte(exchange, rank, 0, i);
            }

            memory.AllGather(parts);
            for (int i = 0; i < parts.Length; i++)
            {
                Assert.Equal(Byte(exchange, i / length, 0, i % length), parts[i]);
            }
        }
    });

    [Theory]
    [MemberData(nameof(CountsAndLengths))]
    public void All_get_what_rank_0_has(int count, int length) => ByRanks(count, (memory, rank) =>
    {
        for (int exchange = 0; exchange < Exchanges; exchange++)
        {
            byte[] data = new byte[length];
            for (int i = 0; i < length && rank == 0; i++)
            {
                data[i] = Byte(exchange, 0, 0, i);
            }

            memory.Broadcast(data);
            for (int i = 0; i < length; i++)
            {
                Assert.Equal(Byte(exchange, 0, 0, i), data[i]);
            }
        }
    });

    private static byte Byte(int exchange, int from, int to, int place) => (byte)((exchange * 31) + (from * 7) + (to * 3) + (place % 251));

    private void ByRanks(int count, Action<NodeMemory, int> program)
    {
        using (FileStream file = File.OpenWrite(_path))
        {
            file.SetLength(NodeMemory.LengthFor(count));
        }

        InProcessRanks.Run(count, ranks =>
        {
            using var memory = NodeMemory.Open(_path, ranks.Rank, count);
            program(memory, ranks.Rank);
        });
    }
}
