using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Takes the same steps with the optimizer of a sample and with the reference.</summary>
internal static class SampleRun
{
    private const int Steps = 7;

    /// <summary>Code around the sample's own statements that runs both forms of the optimizer.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="isSharded">Whether the optimizer by several ranks is run as well.</param>
    public static string Source(Sample sample, bool isSharded = false) => $$"""
        namespace Running;

        using System;
        using System.Numerics.Tensors;
        using Model = global::{{sample.Model}};

        internal sealed class Cursor(double[] numbers, bool writes)
        {
            private int _next;

            public void At(ref float number)
            {
                if (writes) { number = (float)numbers[_next++]; } else { numbers[_next++] = number; }
            }

            public void At(ref double number)
            {
                if (writes) { number = numbers[_next++]; } else { numbers[_next++] = number; }
            }

            public void At(Span<float> numbers)
            {
                foreach (ref float number in numbers) { At(ref number); }
            }

            public void At(Span<double> numbers)
            {
                foreach (ref double number in numbers) { At(ref number); }
            }
        }

        public static class Runner
        {
            public static double[][] RunInstance(double[] initial, double[][] gradients)
            {
                double[][] rows = new double[gradients.Length + 1][];
                Model model = Create(initial);
                var optimizer = new Model.{{sample.Optimizer}}();
                for (int step = 0; step < gradients.Length; step++)
                {
                    optimizer.Apply(ref model, Create(gradients[step]));
                    rows[step] = Read(ref model, initial.Length);
                }

                optimizer.FinalizeVariableValues(ref model);
                rows[gradients.Length] = Read(ref model, initial.Length);
                return rows;
            }

            public static double[][] RunStatic(double[] initial, double[][] gradients)
            {
                double[][] rows = new double[gradients.Length][];
                Model model = Create(initial);
                Model.{{sample.Optimizer}}.State state = default;
                for (int step = 0; step < gradients.Length; step++)
                {
                    Model.{{sample.Optimizer}}.Apply(ref state, ref model, Create(gradients[step]));
                    rows[step] = Read(ref model, initial.Length);
                }

                return rows;
            }

            {{(isSharded ? RunSharded(sample) : "")}}

            private static Model Create(double[] numbers)
            {
                Model model = default;
                Visit(ref model, new Cursor(numbers, writes: true));
                return model;
            }

            private static double[] Read(ref Model model, int length)
            {
                double[] numbers = new double[length];
                Visit(ref model, new Cursor(numbers, writes: false));
                return numbers;
            }

            private static void Visit(ref Model model, Cursor cursor)
            {
                {{sample.Visit.ReplaceLineEndings("\n        ")}}
            }
        }
        """;

    /// <summary>Two ranks, whose leaves have the same gradient: half of it and half of it are the whole, without a rounding.</summary>
    private static string RunSharded(Sample sample) => $$"""
        public static double[][] RunSharded(double[] initial, double[][] gradients)
            {
                double[][] rows = new double[gradients.Length + 1][];
                global::RmsProp.Generated.InProcessRanks.Run(2, ranks =>
                {
                    Model model = Create(initial);
                    var optimizer = new Model.{{sample.Optimizer}}.Sharded(ranks, 2);
                    for (int step = 0; step < gradients.Length; step++)
                    {
                        double[] numbers = gradients[step];
                        optimizer.Minimize(ref model, 2, (in Model _, Range _, ref Model own) =>
                        {
                            Visit(ref own, new Cursor(numbers, writes: true));
                            return 0;
                        });
                        Keep(step);
                    }

                    optimizer.FinalizeVariableValues(ref model);
                    Keep(gradients.Length);

                    void Keep(int row)
                    {
                        if (ranks.Rank == 1)
                        {
                            rows[row] = Read(ref model, initial.Length);
                        }
                    }
                });
                return rows;
            }
        """;

    /// <summary>Checks that two ranks compute what the reference does.</summary>
    public static void AssertRanksComputeWhatTheReferenceDoes(Sample sample, LoadedAssembly assembly) =>
        AssertComputesWhatTheReferenceDoes(sample, assembly, ["RunSharded"]);

    /// <summary>
    /// Checks all parameters after every step, and after the moving average has replaced them, to the bit or within the tolerance.
    /// </summary>
    public static void AssertComputesWhatTheReferenceDoes(Sample sample, LoadedAssembly assembly) =>
        AssertComputesWhatTheReferenceDoes(sample, assembly, ["RunInstance", "RunStatic"]);

    private static void AssertComputesWhatTheReferenceDoes(Sample sample, LoadedAssembly assembly, string[] methods)
    {
        var random = new Random(1);
        int length = sample.Variables.Sum(variable => variable.Length);
        double[] initial = Numbers();
        double[][] gradients = [.. Enumerable.Range(0, Steps).Select(_ => Numbers())];
        if (sample.NonFiniteStep is { } step)
        {
            gradients[step][^1] = double.NaN;
        }

        double[][] expected = Reference(sample, initial, gradients);
        foreach (string method in methods)
        {
            double[][] rows = Run(method);
            AssertEqual(expected[..rows.Length], rows);
        }

        void AssertEqual(double[][] expectedRows, double[][] rows)
        {
            if (sample.Tolerance == 0)
            {
                Assert.Equal(expectedRows, rows);
                return;
            }

            Assert.Equal(expectedRows.Length, rows.Length);
            Assert.All(
                expectedRows.Zip(rows).SelectMany(pair => pair.First.Zip(pair.Second)),
                pair => Assert.Equal(pair.First, pair.Second, sample.Tolerance));
        }

        // Numbers that a float holds exactly, so that they reach every variable unchanged.
        double[] Numbers() => [.. Enumerable.Range(0, length).Select(_ => (double)((random.NextSingle() * 4) - 2))];

        double[][] Run(string method) => assembly.Assembly.GetType("Running.Runner", throwOnError: true)!
            .GetMethod(method)!.CreateDelegate<Func<double[], double[][], double[][]>>()(initial, gradients);
    }

    /// <summary>
    /// Computes each part of the variables with a type and arguments of its own separately; no sample has a norm over several parts.
    /// </summary>
    private static double[][] Reference(Sample sample, double[] initial, double[][] gradients)
    {
        if (sample.Formula is { } formula)
        {
            Func<double, IEnumerable<double>, IEnumerable<double>>[] formulas =
                [.. sample.Variables.SelectMany(variable => Enumerable.Repeat(variable.Formula ?? formula, variable.Length))];
            double[][] columns = [.. initial.Select((number, i) => formulas[i](number, gradients.Select(gradient => gradient[i])).ToArray())];
            return [.. Enumerable.Range(0, gradients.Length).Append(gradients.Length - 1).Select(row => columns.Select(column => column[row]).ToArray())];
        }

        var parts = new List<(int[] Elements, double[][] Rows)>();
        foreach (var part in Placed(sample.Variables).GroupBy(placed => (placed.Variable.IsDouble, Arguments: placed.Variable.Arguments ?? sample.Arguments)))
        {
            SampleVariable[] variables = [.. part.Select(placed => placed.Variable)];
            int[] elements = [.. part.SelectMany(placed => Enumerable.Range(placed.Start, placed.Variable.Length))];
            double[] numbers = Select(initial);
            double[][] gradientsOfPart = [.. gradients.Select(Select)];
            parts.Add((elements, part.Key.IsDouble
                ? Reference<double>(sample, part.Key.Arguments, variables, numbers, gradientsOfPart)
                : Reference<float>(sample, part.Key.Arguments, variables, numbers, gradientsOfPart)));

            double[] Select(double[] all) => [.. elements.Select(element => all[element])];
        }

        return
        [
            .. Enumerable.Range(0, gradients.Length + 1).Select(row =>
            {
                double[] all = new double[initial.Length];
                foreach ((int[] elements, double[][] rows) in parts)
                {
                    foreach ((int element, double number) in elements.Zip(rows[row]))
                    {
                        all[element] = number;
                    }
                }

                return all;
            }),
        ];
    }

    private static IEnumerable<(SampleVariable Variable, int Start)> Placed(IEnumerable<SampleVariable> variables)
    {
        int start = 0;
        foreach (SampleVariable variable in variables)
        {
            yield return (variable, start);
            start += variable.Length;
        }
    }

    private static double[][] Reference<T>(
        Sample sample, RMSpropArguments arguments, SampleVariable[] variables, double[] initial, double[][] gradients)
        where T : struct, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var optimizer = new ReferenceOptimizer<T>(
            arguments,
            [.. variables.Select(variable => variable.Length)],
            [.. variables.Select(variable => variable.IsExcludedFromWeightDecay)],
            constraints: [.. variables.Select(variable => variable.Constraint is { } constraint ? new ReferenceConstraint<T>(constraint, variable.Shape) : null)]);
        LossScaleReference<T>? lossScale = arguments.DynamicLossScale ? new LossScaleReference<T>(optimizer, arguments) : null;
        T[][] parameters = Divide(initial);
        List<double[]> rows = [];
        foreach (double[] gradient in gradients)
        {
            if (sample.LearningRate is { } rate)
            {
                optimizer.LearningRate = T.CreateChecked(rate(optimizer.Steps));
            }

            if (lossScale is not null)
            {
                lossScale.Apply(parameters, Divide(gradient));
            }
            else
            {
                optimizer.Apply(parameters, Divide(gradient));
            }

            rows.Add(Flatten());
        }

        if (arguments.UseEma)
        {
            optimizer.FinalizeVariableValues(parameters);
        }

        rows.Add(Flatten());
        return [.. rows];

        double[] Flatten() => [.. parameters.SelectMany(values => values.Select(double.CreateChecked))];

        T[][] Divide(double[] numbers) =>
            [.. Placed(variables).Select(placed => numbers[placed.Start..(placed.Start + placed.Variable.Length)].Select(T.CreateChecked).ToArray())];
    }
}
