using System.Globalization;
using Fleet;

const string Usage = """
    Fleet demo [devices] [rounds]                a server and devices as processes of this machine, one of which is killed
    Fleet server address devices rounds          a server, for example at http://localhost:8090/, for at least so many devices
    Fleet device address number devices          a device with its part of the data
    """;

switch (args)
{
    case ["demo", .. string[] rest]:
        return await Demo.RunAsync(NumberAt(rest, 0, 5), NumberAt(rest, 1, 12));
    case ["server", string address, string devices, string rounds]:
        return await new Server(new Uri(address), Number(devices), Number(rounds)).RunAsync();
    case ["device", string address, string number, string devices]:
        return await new Device(new Uri(address), Number(number), Number(devices)).RunAsync();
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static int NumberAt(string[] texts, int index, int otherwise) => index < texts.Length ? Number(texts[index]) : otherwise;
