using System.Reflection;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.GradientTests;

/// <summary>Compiles a user's source with the generator, warnings as errors, and calls what was derived.</summary>
internal static class DerivedLoss
{
    private static readonly HarnessOptions Options = HarnessOptions.Default with { Nullable = false };

    /// <summary>Calls a derived method.</summary>
    /// <param name="declarations">The user's types.</param>
    /// <param name="call">The body of a method that calls what was derived, and returns numbers to compare.</param>
    /// <param name="arguments">What <paramref name="call"/> knows as <c>arguments</c>.</param>
    public static double[] Call(string declarations, string call, params object[] arguments) => Call([], declarations, call, arguments);

    /// <summary>Calls a derived method of a program of several files.</summary>
    /// <param name="files">The other files.</param>
    /// <param name="declarations">The user's types in the file of the call.</param>
    /// <param name="call">The body of a method that calls what was derived, and returns numbers to compare.</param>
    /// <param name="arguments">What <paramref name="call"/> knows as <c>arguments</c>.</param>
    public static double[] Call(string[] files, string declarations, string call, params object[] arguments)
    {
        using LoadedAssembly loaded = GeneratorHarness.Run(Options, [.. files, Source(declarations, call)]).Load();
        MethodInfo method = loaded.Assembly.GetType("Caller", throwOnError: true)!.GetMethod("Call")!;
        return (double[])method.Invoke(null, [arguments])!;
    }

    public static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(actual[i] - expected[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= tolerance, $"number {i} is {actual[i]:R}, not {expected[i]:R}");
        }
    }

    /// <summary>The usings before a user's types.</summary>
    public const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;

        """;

    private static string Source(string declarations, string call) => $$"""
        {{Usings}}
        public static class Caller
        {
            public static double[] Call(object[] arguments)
            {
                {{call}}
            }
        }

        {{declarations}}
        """;
}
