using System.Diagnostics;
using EdgeTraining;

long start = Stopwatch.GetTimestamp();
if (args.Length > 2 || (args.Length > 1 && !(int.TryParse(args[1], out int parsed) && parsed > 0)))
{
    Terminal.WriteLine("EdgeTraining [checkpoint, edge-training.safetensors if not given] [how many values to learn from, 20000]");
    return 1;
}

string checkpoint = args.Length > 0 ? args[0] : "edge-training.safetensors";
int count = args.Length > 1 ? int.Parse(args[1], null) : 20_000;

OnlineTraining training = new();
bool continues = File.Exists(checkpoint);
if (continues)
{
    training.Load(checkpoint);
}

Terminal.WriteLine("The signal is made up: the vibration of a pump whose bearing wears, so that it turns slower and slower.");
Terminal.WriteLine($"{(continues ? "Continues" : "Starts")} at step {training.Steps} with {Predictor.Count} parameters.");

training.Step();
double firstStep = Stopwatch.GetElapsedTime(start).TotalMicroseconds;

StepMeter meter = new();
for (int left = count - 1; left > 0;)
{
    // A line for every 5,000 steps, counted from the first of all, and a checkpoint, so that no power failure costs more.
    int until = Math.Min(left, (int)(OnlineTraining.StepsPerCheckpoint - training.Steps % OnlineTraining.StepsPerCheckpoint));
    meter.Measure(training, until);
    left -= until;
    training.Save(checkpoint);
    Errors errors = training.TakeErrors();
    Terminal.WriteLine($"Step {training.Steps}: error {errors.Predicted:F4}, and {errors.Naive:F4} for who says: as the last value.");
}

training.Save(checkpoint);
Terminal.WriteLine($"Digest of parameters and optimizer: {training.Digest():x16}");
Terminal.WriteLine($"First step: {firstStep:F0} us after the program's first line");
Terminal.WriteLine($"Steps: {meter.NanosecondsPerStep:F0} ns and {meter.BytesPerStep} bytes allocated per step");
Terminal.WriteLine($"Resident memory: {Environment.WorkingSet / 1024} KB");
return 0;
