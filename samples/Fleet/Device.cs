using System.Globalization;
using System.Net;
using Digits;
using SampleKit;

namespace Fleet;

/// <summary>A device: it has data that it gives to nobody, trains the model of the fleet with them, and sends back the model.</summary>
/// <param name="server">The address of the server.</param>
/// <param name="number">The number of the device, from 0.</param>
/// <param name="devices">Among how many devices the data are divided.</param>
internal sealed class Device(Uri server, int number, int devices)
{
    private const int BatchSize = 16;

    /// <summary>How often it tries to reach a server that does not answer.</summary>
    private const int MostAttempts = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Perceptron.RMSprop _optimizer = new() { LearningRateSchedule = null };
    private readonly DigitsSet _data = DigitsData.Load().Training;
    private readonly float[] _images = new float[BatchSize * Perceptron.Inputs];
    private readonly byte[] _labels = new byte[BatchSize];
    private int _last;

    private string Name => string.Create(CultureInfo.InvariantCulture, $"device-{number}");

    /// <summary>The digits of this device: as if each had other writers.</summary>
    private int[] Examples => [.. Enumerable.Range(0, _data.Count).Where(example => example * devices / _data.Count == number)];

    /// <returns>The exit code: 0 if the server has ended the training.</returns>
    public async Task<int> RunAsync()
    {
        using var client = new HttpClient { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
        for (int attempts = 0; attempts < MostAttempts;)
        {
            try
            {
                using HttpResponseMessage response = await client.GetAsync(new Uri($"model?device={Name}&last={_last}", UriKind.Relative));
                attempts = 0;
                switch (response.StatusCode)
                {
                    case HttpStatusCode.OK:
                        await TakePartAsync(client, response);
                        break;
                    case HttpStatusCode.Gone:
                        return 0;
                    default:
                        await Task.Delay(Pause);
                        break;
                }
            }
            catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
            {
                // The server may be away for a while, as devices are.
                attempts++;
                await Task.Delay(Pause);
            }
        }

        Console.Error.WriteLine($"{Name}: no server at {server}");
        return 1;
    }

    private async Task TakePartAsync(HttpClient client, HttpResponseMessage response)
    {
        int round = int.Parse(response.Headers.GetValues(Server.RoundHeader).Single(), CultureInfo.InvariantCulture);
        Model model = Model.Read(await response.Content.ReadAsByteArrayAsync());
        int examples = Train(ref model.Parameters, round);
        using var content = new ByteArrayContent(model.Write());
        using HttpResponseMessage answer = await client.PostAsync(
            new Uri(string.Create(CultureInfo.InvariantCulture, $"update?device={Name}&round={round}&examples={examples}"), UriKind.Relative), content);
        _last = round;
        if (answer.StatusCode == HttpStatusCode.BadRequest)
        {
            Console.Error.WriteLine($"{Name}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    /// <summary>Goes through its data once; the state of the optimizer stays on the device from round to round.</summary>
    private int Train(ref Perceptron parameters, int round)
    {
        // Smaller and smaller steps, for the mean of devices whose data differ.
        _optimizer.LearningRate = 0.002 / (round + 1);
        int[] order = Examples;
        new SplitMix64((ulong)round).Shuffle(order);
        foreach (int[] batch in order.Chunk(BatchSize))
        {
            for (int i = 0; i < batch.Length; i++)
            {
                _data.Image(batch[i]).CopyTo(_images.AsSpan(i * Perceptron.Inputs));
                _labels[i] = _data.Label(batch[i]);
            }

            _optimizer.MinimizeLoss(ref parameters, _images.AsSpan(0, batch.Length * Perceptron.Inputs), _labels.AsSpan(0, batch.Length));
        }

        return order.Length;
    }
}
