using System.Reflection;
using Microsoft.CodeAnalysis;
using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.GradientTests.Oracle;
using RmsProp.Generated.GradientTests.RandomPrograms;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests.Subset;

/// <summary>
/// Compiles a loss, and compares what was derived: the value with the bits of the user's own method, the gradient with the oracle's, and an
/// exception with that of the user's method.
/// </summary>
internal static class ComparedLoss
{
    public static HarnessOptions Options { get; } = HarnessOptions.Default with { Nullable = false };

    public static void Check(ComparedRow row, HarnessOptions? options = null)
    {
        options ??= Options;
        GeneratorRun run = GeneratorHarness.Run(options, DerivedLoss.Usings + row.Source);
        Assert.Null(run.Failure);
        IMethodSymbol loss = run.Compilation.GetSymbolsWithName("Loss", SymbolFilter.Member).OfType<IMethodSymbol>().Single();
        Assert.Equal([], Rejection.Of(run.Compilation, loss));
        using LoadedAssembly loaded = run.Load();
        Type model = loaded.Assembly.GetType("Model", throwOnError: true)!, declared = loaded.Assembly.GetType("Case", throwOnError: true)!;
        MethodInfo method = model.GetMethod("Loss")!, derived = model.GetMethods().Single(candidate => candidate.Name == "LossAndGradient" && candidate.GetParameters().Length == method.GetParameters().Length + 1);
        LossProgram program = OracleResult.Read(run.Compilation, loss);
        foreach (object[] arguments in (object[][])declared.GetMethod("Arguments")!.Invoke(null, null)!)
        {
            // In Fast, the last bits are others: those of some functions and sums of at most a hundred numbers.
            double tolerance = !row.IsFast ? 0 : row.Type == "float" ? 1e-5 : 1e-11;
            Check(() => OracleResult.Of(program, loss, arguments, name => Static(loaded.Assembly, name)), method, derived, arguments, declared.GetMethod("New")!.Invoke(null, null)!, tolerance);
        }
    }

    private static void Check(Func<OracleResult> interpret, MethodInfo method, MethodInfo derived, object[] arguments, object gradients, double tolerance)
    {
        (object? expected, Exception? fault) = Call(method, arguments);
        object[] all = [.. arguments, gradients];
        (object? actual, Exception? derivedFault) = Call(derived, all);
        Assert.Equal(fault?.GetType(), derivedFault?.GetType());
        Assert.Equal(fault?.Message, derivedFault?.Message);
        if (fault is not null)
        {
            Assert.ThrowsAny<Exception>(interpret);
            return;
        }

        double value = Convert.ToDouble(expected, null), same = Convert.ToDouble(actual, null);
        Assert.True(Math.Abs(value - same) < tolerance * Math.Max(1, Math.Abs(value)) || BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(same) || (double.IsNaN(value) && double.IsNaN(same)), $"the derived method returns {same:R}, the method {value:R}");
        OracleResult oracle = interpret();
        Assert.True(oracle.Value.Equals(value), $"the oracle returns {oracle.Value:R}, the method {value:R}");
        if (!oracle.IsTame)
        {
            return;
        }

        double[] leaves = [.. GradientLeaves.Of(all[^1])];
        Assert.Equal(oracle.Gradient.Count, leaves.Length);
        for (int i = 0; i < leaves.Length; i++)
        {
            Derivative derivative = oracle.Gradient[i];
            double allowed = derivative.Bound + (1e-12 * Math.Abs(derivative.Value)) + (tolerance * Math.Max(1, Math.Abs(derivative.Value)));
            Assert.True(Math.Abs(leaves[i] - derivative.Value) <= allowed || (double.IsNaN(leaves[i]) && double.IsNaN(derivative.Value)), $"derivative {i} is {leaves[i]:R}, the oracle's {derivative.Value:R}");
        }
    }

    private static object? Static(Assembly assembly, string name)
    {
        string plain = name.Replace("global::", "", StringComparison.Ordinal);
        int dot = plain.LastIndexOf('.');

        // The cases are in no namespace: what stands before a dot is a type.
        Type type = assembly.GetType(plain[..dot].Replace('.', '+'), throwOnError: true)!;
        const BindingFlags All = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return type.GetField(plain[(dot + 1)..], All) is { } field ? field.GetValue(null) : type.GetProperty(plain[(dot + 1)..], All)!.GetValue(null);
    }

    private static (object? Result, Exception? Fault) Call(MethodInfo method, object[] arguments)
    {
        try
        {
            return (method.Invoke(null, arguments), null);
        }
        catch (TargetInvocationException exception)
        {
            return (null, exception.InnerException);
        }
    }
}
