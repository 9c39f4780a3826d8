using System.Diagnostics;
using System.Globalization;
using RmsProp.Generated.Benchmarks.TorchSharp;
using static TorchSharp.torch;

// A peer of the command `steps`: it gets a problem in a file, and does what the lines of its input say.
set_num_threads(1);
using StepModel model = StepModel.Read(args[0]);
model.Restart();
while (Console.ReadLine() is string line)
{
    string[] words = line.Split(' ');
    switch (words[0])
    {
        case "run":
            long start = Stopwatch.GetTimestamp();
            double loss = model.Run(int.Parse(words[1], CultureInfo.InvariantCulture), int.Parse(words[2], CultureInfo.InvariantCulture));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(start).TotalMicroseconds:R} {loss:R}"));
            break;
        case "restart":
            model.Restart();
            Console.WriteLine("restarted");
            break;
        case "parameters":
            Console.WriteLine(string.Join(' ', model.Parameters().Select(number => number.ToString("R", CultureInfo.InvariantCulture))));
            break;
        default:
            throw new InvalidOperationException($"'{words[0]}' is not a command of this program.");
    }
}
