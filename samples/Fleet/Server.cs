using System.Globalization;
using System.Net;
using Digits;
using SampleKit;

namespace Fleet;

/// <summary>
/// The server of a fleet, in plain HTTP: GET /model gives the parameters and the number of the round, POST /update takes what a device has
/// made of them. It keeps the average and nothing of the devices' data.
/// </summary>
internal sealed class Server : IDisposable
{
    /// <summary>The header with the number of the round.</summary>
    public const string RoundHeader = "Fleet-Round";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    private readonly HttpListener _listener = new();
    private readonly Lock _gate = new();
    private readonly DigitsData _data = DigitsData.Load();
    private readonly int _quorum;
    private readonly int _rounds;
    private byte[] _model;
    private Round _round;

    /// <param name="address">Where it listens.</param>
    /// <param name="quorum">How many devices have to answer in a round.</param>
    /// <param name="rounds">How many rounds it leads.</param>
    public Server(Uri address, int quorum, int rounds)
    {
        (_quorum, _rounds) = (quorum, rounds);
        var first = new Model();
        Perceptron.Initialize(ref first.Parameters, new SplitMix64(1));
        _model = first.Write();
        _round = new Round(1, quorum, Deadline, []);
        _listener.Prefixes.Add(address.ToString());
    }

    /// <summary>The share of test digits that the last average recognizes.</summary>
    public double Accuracy { get; private set; }

    /// <summary>How many rounds have ended.</summary>
    public int Ended { get; private set; }

    public void Dispose() => ((IDisposable)_listener).Dispose();

    public async Task<int> RunAsync()
    {
        _listener.Start();
        Task answering = AnswerAllAsync();
        while (Ended < _rounds)
        {
            await Task.Delay(Pause);
            EndRound();
        }

        // Devices that ask once more learn that it is over.
        await Task.Delay(Deadline);
        _listener.Stop();
        await answering;
        return 0;
    }

    private async Task AnswerAllAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return; // It has been stopped.
            }

            _ = AnswerAsync(context);
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            (HttpStatusCode status, byte[] body) = (context.Request.HttpMethod, context.Request.Url?.AbsolutePath) switch
            {
                ("GET", "/model") => GiveModel(context),
                ("POST", "/update") => await TakeUpdateAsync(context.Request),
                _ => (HttpStatusCode.NotFound, []),
            };
            context.Response.StatusCode = (int)status;
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (Exception exception) when (exception is HttpListenerException or IOException or ObjectDisposedException)
        {
            Console.WriteLine($"a device has gone in the middle of a request: {exception.Message}");
        }
    }

    private (HttpStatusCode Status, byte[] Body) GiveModel(HttpListenerContext context)
    {
        string device = context.Request.QueryString["device"] ?? "";
        int last = int.Parse(context.Request.QueryString["last"] ?? "0", CultureInfo.InvariantCulture);
        lock (_gate)
        {
            if (Ended == _rounds)
            {
                return (HttpStatusCode.Gone, []);
            }

            if (last == _round.Number)
            {
                return (HttpStatusCode.NoContent, []); // It has answered in this round, and waits for the next one.
            }

            _round.Add(device);
            context.Response.Headers[RoundHeader] = _round.Number.ToString(CultureInfo.InvariantCulture);
            return (HttpStatusCode.OK, _model);
        }
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> TakeUpdateAsync(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        try
        {
            var update = new Update(
                request.QueryString["device"] ?? throw new FormatException("The device has no name."),
                int.Parse(request.QueryString["examples"] ?? "", NumberStyles.None, CultureInfo.InvariantCulture),
                Model.Read(body.ToArray()));
            lock (_gate)
            {
                if (request.QueryString["round"] != _round.Number.ToString(CultureInfo.InvariantCulture))
                {
                    return (HttpStatusCode.Conflict, []); // The round has ended without it.
                }

                _round.Add(update);
                return (HttpStatusCode.OK, []);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or FormatException or OverflowException)
        {
            return (HttpStatusCode.BadRequest, System.Text.Encoding.UTF8.GetBytes(exception.Message));
        }
    }

    private void EndRound()
    {
        lock (_gate)
        {
            if (!_round.HasEnded)
            {
                return;
            }

            Model average = _round.Average();
            Accuracy = Evaluation.Of(in average.Parameters, _data.Test).Accuracy;
            string missing = string.Join(", ", _round.Missing);
            Console.WriteLine(FormattableString.Invariant(
                $"round {_round.Number,2}: {_round.Answered} devices{(missing.Length > 0 ? $", without {missing}" : "")}; test accuracy {100 * Accuracy:0.0} %"));
            _model = average.Write();
            Ended = _round.Number;
            _round = new Round(_round.Number + 1, _quorum, Deadline, _round.Present);
        }
    }
}
