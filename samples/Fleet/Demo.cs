using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace Fleet;

/// <summary>A server and its devices on one machine, as processes; one dies in the middle of the training, and another comes late.</summary>
internal static class Demo
{
    private const double RequiredAccuracy = 0.85;

    /// <returns>The exit code: 0 if the fleet has learned enough, although a device has died.</returns>
    public static async Task<int> RunAsync(int devices, int rounds)
    {
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://localhost:{FreePort()}/"));
        using var server = new Server(address, quorum: Math.Max(1, devices - 2), rounds);
        Task<int> serving = server.RunAsync();
        List<Process> processes = [.. Enumerable.Range(0, devices - 1).Select(number => Start(address, number, devices))];

        await WaitForAsync(server, rounds / 3);
        processes[0].Kill();
        Console.WriteLine("device-0 is killed");
        processes.Add(Start(address, devices - 1, devices));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"device-{devices - 1} comes late"));

        await serving;
        foreach (Process process in processes)
        {
            await process.WaitForExitAsync();
            process.Dispose();
        }

        return server.Accuracy >= RequiredAccuracy ? 0 : 1;
    }

    private static async Task WaitForAsync(Server server, int rounds)
    {
        while (server.Ended < rounds)
        {
            await Task.Delay(10);
        }
    }

    /// <summary>Starts this program as a device: by itself if it is one file of machine code, or by the dotnet that runs it.</summary>
    private static Process Start(Uri address, int number, int devices)
    {
        string program = Environment.ProcessPath!;
        string[] own = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [Path.Combine(AppContext.BaseDirectory, $"{Assembly.GetExecutingAssembly().GetName().Name}.dll")] : [];
        return Process.Start(program, [.. own, "device", address.ToString(), number.ToString(CultureInfo.InvariantCulture), devices.ToString(CultureInfo.InvariantCulture)]);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
