namespace RmsProp.Generated.GradientTests.RandomPrograms;

/// <summary>What random losses are compiled with: a parameter struct with all kinds of fields, data, and a struct to compute with.</summary>
internal static class World
{
    /// <summary>The number of numbers of the parameter struct that are trained.</summary>
    public const int Parameters = 2 + 3 + 20 + 6 + 40 + 3 + 4 + 3 + 1;

    /// <summary>The number of floating-point numbers of the data, the model's <c>Fixed</c> included.</summary>
    public const int Reals = 4 + 3 + 6 + 9 + 20 + 2;

    /// <summary>The name of the class of losses.</summary>
    public const string Losses = "World.Losses";

    /// <summary>The whole source of some losses.</summary>
    /// <param name="programs">The programs.</param>
    /// <param name="isSingle">Whether their numbers are floats.</param>
    /// <param name="isOptimized">Whether the just-in-time compiler optimizes them.</param>
    public static string Source(IEnumerable<Piece> programs, bool isSingle, bool isOptimized = true)
    {
        string[] texts = [.. programs.Select((program, number) => TextOf(program, number))];
        string List(string name) => string.Join(", ", Enumerable.Range(0, texts.Length).Select(number => $"Losses.{name}{number}"));
        return $$"""
            {{Usings(isSingle)}}

            {{(isOptimized ? "" : "[assembly: Debuggable(DebuggableAttribute.DebuggingModes.Default | DebuggableAttribute.DebuggingModes.DisableOptimizations)]")}}

            namespace World;

            [InlineArray(3)]
            public struct Triple { private T _element; }

            public partial struct Inner { public T X; public T[] Y; }

            [RMSpropConfig]
            public partial struct Model
            {
                public T A;
                public T B;
                public T[] W;
                public T[] L;
                public T[,] M;
                public T[,] G;
                public Triple V;
                public Inner Inner;
                public Memory<T> R;
                public T Auto { get; set; }
                [NotTrainable] public T Fixed;
            }

            public struct Pair
            {
                public T X;
                public T Y;
                public Pair(T x, T y) { X = x; Y = y; }
                public Pair(T x) : this(x, x * x) { Auto = 1; }
                public T Auto { get; set; }
                public readonly T Sum => X + Y;
                public T First { readonly get => X; set { X = value; Y = Y * X; } }
                public readonly T Product() => X * Y - Auto;
                public void Scale(T by) { X *= by; Y *= by; }
                public static Pair operator +(Pair a, Pair b) => new(a.X + b.X, a.Y + b.Y);
                public static Pair operator *(Pair a, T by) { a.Scale(by); return a; }
            }

            public sealed class Data
            {
                public T[] x, y, samples;
                public int[] k, starts;
                public T[,] grid;
                public T[][] rows;
                public int n;
                public bool flag;
                public T c, Fixed;
            }

            public static partial class Losses
            {
                public const T Half = (T)0.5;
                public static readonly T Rate = (T)0.3;
                public static (T Sum, T Difference) Both(T a, T b) => (a + b, a - b);
            {{string.Concat(texts)}}
            }

            public sealed class Runner : ILossRunner
            {
                private delegate T ValueOf(in Model model, Data data);
                private delegate T GradientOf(in Model model, Data data, ref Model gradients);
                private static readonly ValueOf[] Values = [{{List("Value")}}];
                private static readonly GradientOf[] Derived = [{{List("ValueAndGradient")}}];

                public object CreateData(double[] reals, int[] integers)
                {
                    var next = new Queue<T>(reals.Select(real => (T)real));
                    T[] Take(int count) => Enumerable.Range(0, count).Select(_ => next.Dequeue()).ToArray();
                    T[] longest = reals.TakeLast({{ProgramMaker.SampleNumbers / 5}}).Select(real => (T)real).ToArray();
                    return new Data
                    {
                        samples = Enumerable.Range(0, {{ProgramMaker.SampleNumbers}}).Select(i => longest[i % longest.Length] * (T)(0.25 + i % 7 * 0.125)).ToArray(),
                        starts = Enumerable.Range(0, {{ProgramMaker.MostSamples}}).Select(i => (i * 37 + integers[0]) % 100).ToArray(),
                        x = Take(4), y = Take(3), grid = new[,] { { next.Dequeue(), next.Dequeue(), next.Dequeue() }, { next.Dequeue(), next.Dequeue(), next.Dequeue() } },
                        rows = [Take(2), Take(3), Take(4), Take(20)], c = next.Dequeue(), Fixed = next.Dequeue(),
                        k = integers[2..], n = 2 + integers[0] % 2, flag = integers[1] == 1,
                    };
                }

                public object CreateModel(double[] numbers, object data)
                {
                    var next = new Queue<T>(numbers.Select(number => (T)number));
                    T[] Take(int count) => Enumerable.Range(0, count).Select(_ => next.Dequeue()).ToArray();
                    Model model = new() { A = next.Dequeue(), B = next.Dequeue(), W = Take(3), L = Take(20) };
                    model.M = new[,] { { next.Dequeue(), next.Dequeue(), next.Dequeue() }, { next.Dequeue(), next.Dequeue(), next.Dequeue() } };
                    model.G = new T[2, 20];
                    for (int i = 0; i < 40; i++) model.G[i / 20, i % 20] = next.Dequeue();
                    for (int i = 0; i < 3; i++) model.V[i] = next.Dequeue();
                    model.Inner.X = next.Dequeue();
                    model.Inner.Y = Take(3);
                    model.R = Take(3);
                    model.Auto = next.Dequeue();
                    model.Fixed = ((Data)data).Fixed;
                    return model;
                }

                public double Value(int program, object model, object data) => Values[program]((Model)model, (Data)data);

                public double ValueAndGradient(int program, object model, object data, ref object gradients)
                {
                    var sum = (Model)gradients;
                    T value = Derived[program]((Model)model, (Data)data, ref sum);
                    gradients = sum;
                    return value;
                }
            }
            """;
    }

    /// <summary>A file with one loss.</summary>
    public static string FileOf(Piece program, int number, bool isSingle) => $$"""
        {{Usings(isSingle)}}

        namespace World;

        public static partial class Losses
        {
        {{TextOf(program, number)}}
        }
        """;

    private static string Usings(bool isSingle) => $"""
        #pragma warning disable
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using RmsProp.Generated;
        using RmsProp.Generated.GradientTests.RandomPrograms;
        using T = {(isSingle ? "System.Single" : "System.Double")};
        """;

    private static string TextOf(Piece program, int number) => program.ToString().Replace("§", FormattableString.Invariant($"{number}"), StringComparison.Ordinal);
}
