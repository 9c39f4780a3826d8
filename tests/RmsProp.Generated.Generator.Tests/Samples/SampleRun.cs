using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>Takes steps with the optimizer of a sample, and the same steps with the reference.</summary>
internal static class SampleRun
{
    private const int Steps = 7;

    /// <summary>Code around the sample's own statements that runs the optimizer in both of its forms.</summary>
    public static string Source(Sample sample) => $$"""
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

    /// <summary>Checks all parameters after every step, and after the moving average has replaced them, to the last bit or the tolerance.</summary>
    public static void AssertComputesWhatTheReferenceDoes(Sample sample, LoadedAssembly assembly)
    {
        var random = new Random(1);
        int length = sample.Variables.Sum(variable => variable.Length);
        double[] initial = Numbers();
        double[][] gradients = [.. Enumerable.Range(0, Steps).Select(_ => Numbers())];

        double[][] expected = Reference(sample, initial, gradients);
        AssertEqual(expected, Run("RunInstance"));
        AssertEqual(expected[..Steps], Run("RunStatic"));

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

        // Numbers that a float holds exactly, so that they reach every variable as they are.
        double[] Numbers() => [.. Enumerable.Range(0, length).Select(_ => (double)((random.NextSingle() * 4) - 2))];

        double[][] Run(string method) => assembly.Assembly.GetType("Running.Runner", throwOnError: true)!
            .GetMethod(method)!.CreateDelegate<Func<double[], double[][], double[][]>>()(initial, gradients);
    }

    private static double[][] Reference(Sample sample, double[] initial, double[][] gradients)
    {
        double[][] ofSingles = Reference<float>(sample, isDouble: false, initial, gradients);
        double[][] ofDoubles = Reference<double>(sample, isDouble: true, initial, gradients);
        bool[] isDouble = [.. sample.Variables.SelectMany(variable => Enumerable.Repeat(variable.IsDouble, variable.Length))];
        return
        [
            .. ofSingles.Zip(ofDoubles, (singles, doubles) =>
            {
                (int single, int @double) = (0, 0);
                return isDouble.Select(useDouble => useDouble ? doubles[@double++] : singles[single++]).ToArray();
            }),
        ];
    }

    /// <summary>The rows of the variables of one type alone; no sample has a norm over both types.</summary>
    private static double[][] Reference<T>(Sample sample, bool isDouble, double[] initial, double[][] gradients)
        where T : struct, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        SampleVariable[] variables = [.. sample.Variables.Where(variable => variable.IsDouble == isDouble)];
        var optimizer = new ReferenceOptimizer<T>(
            sample.Arguments,
            [.. variables.Select(variable => variable.Length)],
            [.. variables.Select(variable => variable.IsExcludedFromWeightDecay)],
            constraints: [.. variables.Select(variable => variable.Constraint is { } constraint ? new ReferenceConstraint<T>(constraint, variable.Shape) : null)]);
        T[][] parameters = Select(initial);
        List<double[]> rows = [];
        foreach (double[] gradient in gradients)
        {
            if (sample.LearningRate is { } rate)
            {
                optimizer.LearningRate = T.CreateChecked(rate(optimizer.Steps));
            }

            optimizer.Apply(parameters, Select(gradient));
            rows.Add(Flatten());
        }

        if (sample.Arguments.UseEma)
        {
            optimizer.FinalizeVariableValues(parameters);
        }

        rows.Add(Flatten());
        return [.. rows];

        double[] Flatten() => [.. parameters.SelectMany(values => values.Select(double.CreateChecked))];

        T[][] Select(double[] numbers)
        {
            List<T[]> selected = [];
            int start = 0;
            foreach (SampleVariable variable in sample.Variables)
            {
                if (variable.IsDouble == isDouble)
                {
                    selected.Add([.. numbers[start..(start + variable.Length)].Select(T.CreateChecked)]);
                }

                start += variable.Length;
            }

            return [.. selected];
        }
    }
}
