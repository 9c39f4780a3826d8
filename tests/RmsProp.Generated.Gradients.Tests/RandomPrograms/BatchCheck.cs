using System.Reflection;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.GradientTests.Oracle;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>Compiles a batch of losses and compares each with the oracle.</summary>
/// <param name="counts">What was seen.</param>
internal sealed class BatchCheck(RunCounts counts)
{
    private const int ArgumentsPerProgram = 2;
    private const int MostFaults = 8;

    private const int DifferencesEach = 5;

    // The just-in-time compiler takes longer over an optimized method than the C# compiler does.
    private const int OptimizedEach = 8;

    /// <summary>Without the documentation of the derived methods, which takes long to compile: that of other tests' losses is compiled.</summary>
    public static HarnessOptions Options { get; } = HarnessOptions.Default with
    {
        References = [typeof(ILossRunner).Assembly],
        Nullable = false,
        ParseOptions = GeneratorHarness.ParseOptions.WithDocumentationMode(DocumentationMode.None),
    };

    /// <summary>Whether a loss may be rejected, throw, or not end.</summary>
    public bool AreMutants { get; init; }

    /// <summary>Whether the losses are derived with <c>KernelNumerics.Fast</c>, so that values have other bits as well.</summary>
    public bool IsFast { get; init; }

    /// <summary>Fails with the text of all faults, if there are any.</summary>
    public static void AssertNone(IReadOnlyList<string> faults) => Assert.True(faults.Count == 0, string.Join("\n\n", faults));

    /// <summary>What is wrong with the losses of a batch.</summary>
    /// <param name="batch">The losses.</param>
    /// <param name="isShrinking">Whether a loss that doesn't compile, or throws, is no fault: it was made smaller too much.</param>
    public IReadOnlyList<string> FaultsOf(Batch batch, bool isShrinking)
    {
        List<string> faults = [];
        string source = World.Source(batch.Programs, batch.IsSingle, batch.Seed % OptimizedEach == 0);
        GeneratorRun run = GeneratorHarness.Run(
            Options, IsFast ? source.Replace("[Differentiable]", "[Differentiable(Numerics = KernelNumerics.Fast)]", StringComparison.Ordinal) : source);
        LoadedAssembly loaded;
        try
        {
            loaded = run.Load();
        }
        catch (GenerationFailedException) when (isShrinking && HasErrors(run))
        {
            return [];
        }
        catch (GenerationFailedException) when (batch.Programs.Count > 1)
        {
            // Which of them is it?
            return [.. batch.Programs.Select((program, i) => batch with { Seed = batch.Seed + i, Programs = [program] }).SelectMany(alone => FaultsOf(alone, isShrinking)).Take(MostFaults)];
        }
        catch (GenerationFailedException fault)
        {
            return [$"{fault.Message}\n{batch.Programs[0]}"];
        }

        counts.TakenTogether += run.Sources.Values.Count(generated => generated.Contains("/// <para>Takes ", StringComparison.Ordinal));
        counts.InLanes += run.Sources.Values.Count(generated => generated.Contains($"/// <para>Takes {(batch.IsSingle ? 16 : 8)} turns ", StringComparison.Ordinal));
        counts.InParts += run.Sources.Values.Count(generated => generated.Contains("/// <para>Adds up the turns ", StringComparison.Ordinal));
        using (loaded)
        {
            ILossRunner runner = loaded.Create<ILossRunner>("World.Runner");
            INamedTypeSymbol losses = run.Compilation.GetTypeByMetadataName(World.Losses)!;
            bool hasErrors = run.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            for (int program = 0; program < batch.Programs.Count && faults.Count < MostFaults; program++)
            {
                IMethodSymbol method = losses.GetMembers($"Loss{program}").OfType<IMethodSymbol>().Single();
                if (FaultOf(run.Compilation, method, new LoadedLoss(runner, loaded.Assembly, program, batch.Programs[program]), new Random(batch.Seed + program), isShrinking, hasErrors) is { } fault)
                {
                    faults.Add($"{method.Name}: {fault}\n{batch.Programs[program]}");
                }
            }
        }

        return faults;
    }

    private string? FaultOf(Compilation compilation, IMethodSymbol method, LoadedLoss loss, Random random, bool isShrinking, bool hasErrors)
    {
        // Without errors in the build, nothing was rejected: a loss is read only once more, for the oracle.
        if (hasErrors && Rejection.Of(compilation, method) is [{ } rejection, ..])
        {
            return AreMutants ? null : $"rejected with {rejection.Rule}: {rejection.Message} at '{rejection.Text}'";
        }

        LossProgram program = OracleResult.Read(compilation, method);
        for (int i = 0; i < ArgumentsPerProgram; i++)
        {
            LossArguments arguments = LossArguments.Random(random, loss.Runner);
            bool comparesDifferences = i == 0 && !AreMutants && !IsFast && loss.Program % DifferencesEach == 0;
            if (FaultOf(program, method, loss, arguments, isShrinking, comparesDifferences) is { } fault)
            {
                return fault;
            }
        }

        counts.Add(loss.Source, loss.IsSingle);
        return null;
    }

    private string? FaultOf(LossProgram program, IMethodSymbol method, LoadedLoss loss, LossArguments arguments, bool isShrinking, bool comparesDifferences)
    {
        OracleResult Interpret(double[] numbers, bool withGradient = true, Noise? noise = null) => OracleResult.Of(
            program, method, arguments.All(loss.Runner.CreateModel(numbers, arguments.Data), method), loss.Static, withGradient, noise);
        OracleResult expected;
        double value;
        try
        {
            // The oracle first: it gives up when a loss does not end.
            expected = Interpret(arguments.Numbers);
            value = loss.Value(arguments.Numbers, arguments.Data);
        }
        catch (Exception exception) when ((isShrinking || AreMutants) && exception is IndexOutOfRangeException or ArgumentException or DivideByZeroException or LossFaultException or OverflowException)
        {
            return null;
        }

        if (!IsSame(value, expected.Value))
        {
            return $"the method returns {value:R}, the oracle {expected.Value:R}";
        }

        if (!expected.IsTame)
        {
            counts.Wild++;
            return null;
        }

        Spread spread = Spread.None;
        if (IsFast)
        {
            spread = Spread.Of(expected, noise => Interpret(arguments.Numbers, noise: noise));
            if (!spread.IsKnown)
            {
                counts.Kinks++;
                return null;
            }
        }

        counts.Compared++;
        if (GradientFault(loss, arguments, expected, spread) is { } fault)
        {
            return fault;
        }

        return comparesDifferences && loss.IsSmooth && method.ReturnType.SpecialType == SpecialType.System_Double
            ? Differences.FaultOf(expected, arguments, loss, (numbers, withGradient) => Interpret(numbers, withGradient), counts)
            : null;
    }

    private string? GradientFault(LoadedLoss loss, LossArguments arguments, OracleResult expected, Spread spread)
    {
        // Gradients are added to what is there: to a number of the same size, so that a sum rounds at most three times as coarsely.
        double[] before = [.. expected.Gradient.Select((derivative, i) => i % 3 == 0 ? (float)derivative.Value : 0)];
        object gradients = loss.Runner.CreateModel(before, arguments.Data);
        double value = ValueAndGradient(loss, arguments, threads: 1, ref gradients);
        double roundoff = loss.IsSingle ? Math.ScaleB(1, -24) : Math.ScaleB(1, -53);

        // In four runs no rounding may have come through to the value; another order of its last sum rounds it once more.
        double allowedOfValue = IsFast ? spread.OfValue + (2 * roundoff * Math.Abs(expected.Value)) : 0;
        if (!IsSame(value, expected.Value) && !(Math.Abs(value - expected.Value) <= allowedOfValue))
        {
            return $"the derived method returns {value:R}, the method {expected.Value:R}";
        }

        double[] actual = [.. GradientLeaves.Of(gradients)];
        object onThreads = loss.Runner.CreateModel(before, arguments.Data);
        double valueOnThreads = ValueAndGradient(loss, arguments, threads: 2, ref onThreads);
        if (!IsSame(value, valueOnThreads) || !actual.Zip(GradientLeaves.Of(onThreads), IsSame).All(same => same))
        {
            return "two threads give other bits than one";
        }

        for (int i = 0; i < actual.Length; i++)
        {
            Derivative derivative = expected.Gradient[i];
            double sum = derivative.Value + before[i];
            double relative = loss.IsSingle ? 0 : 1e-12 * Math.Abs(derivative.Value);
            double allowed = Math.Max(before[i] == 0 ? derivative.Bound : 3 * derivative.Bound, relative) + (2 * roundoff * Math.Abs(sum)) + spread.OfGradient(i);
            if (!(Math.Abs(actual[i] - sum) <= allowed))
            {
                return $"the derivative of number {i} is {actual[i] - before[i]:R}, the oracle's {derivative.Value:R} ± {allowed:R}";
            }
        }

        return null;
    }

    private static double ValueAndGradient(LoadedLoss loss, LossArguments arguments, int threads, ref object gradients)
    {
        GradientWorkspace.Current.MaxDegreeOfParallelism = threads;
        return loss.Runner.ValueAndGradient(loss.Program, loss.Runner.CreateModel(arguments.Numbers, arguments.Data), arguments.Data, ref gradients);
    }

    /// <summary>Whether the source itself does not compile.</summary>
    private static bool HasErrors(GeneratorRun run)
    {
        SyntaxTree source = run.Compilation.SyntaxTrees.First();
        return run.Compilation.GetDiagnostics().Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && diagnostic.Location.SourceTree == source);
    }

    private static bool IsSame(double left, double right) =>
        BitConverter.DoubleToInt64Bits(left) == BitConverter.DoubleToInt64Bits(right) || (double.IsNaN(left) && double.IsNaN(right));
}

/// <summary>A compiled loss.</summary>
internal sealed record LoadedLoss(ILossRunner Runner, Assembly Assembly, int Program, Piece Source)
{
    private static readonly string[] Discontinuous = ["Gradients.Stop", "narrowing", "Stop of an integer"];

    public bool IsSingle => Source.Template.Contains("static float", StringComparison.Ordinal);

    /// <summary>Whether differences of its values are its derivative: nothing in it is stopped or rounded.</summary>
    public bool IsSmooth => !IsSingle && !Source.Constructs.Any(Discontinuous.Contains);

    public double Value(double[] numbers, object data) => Runner.Value(Program, Runner.CreateModel(numbers, data), data);

    /// <summary>The value of a static field by its full name.</summary>
    public object? Static(string name)
    {
        string plain = name.Replace("global::", "", StringComparison.Ordinal);
        int dot = plain.LastIndexOf('.');
        return Assembly.GetType(plain[..dot], throwOnError: true)!.GetField(plain[(dot + 1)..])!.GetValue(null);
    }
}
