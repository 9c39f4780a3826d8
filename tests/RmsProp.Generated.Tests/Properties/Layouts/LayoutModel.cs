using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Tests.Properties.Layouts;

/// <summary>A random parameter struct with a random configuration, as C# source.</summary>
internal sealed class LayoutModel
{
    private LayoutModel(LayoutStruct parameters, RMSpropArguments arguments)
    {
        Parameters = parameters;
        Arguments = arguments;
        Variables = [.. parameters.Variables];
    }

    public RMSpropArguments Arguments { get; }

    /// <summary>The variables, in order.</summary>
    public IReadOnlyList<LayoutVariable> Variables { get; }

    /// <summary>The slots of the configuration.</summary>
    public IEnumerable<string> Slots =>
    [
        "Velocity",
        .. Arguments.Centered ? ["AverageGradient"] : (string[])[],
        .. Arguments.Momentum > 0 ? ["MomentumBuffer"] : (string[])[],
        .. Arguments.GradientAccumulationSteps is not null ? ["AccumulatedGradient"] : (string[])[],
        .. Arguments.UseEma ? ["MovingAverage"] : (string[])[],
    ];

    /// <summary>The class that implements <see cref="ILayoutOptimizer"/>.</summary>
    public string DriverName => Namespace + ".Driver";

    public string Source => $$"""
        using System;
        using System.Collections.Generic;
        using System.Numerics;
        using System.Numerics.Tensors;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using RmsProp.Generated;
        using RmsProp.Generated.TestKit;
        using RmsProp.Generated.Tests.Properties.Layouts;

        namespace {{Namespace}};

        {{string.Join("\n\n", Parameters.Types.Distinct())}}

        public sealed class Driver : ILayoutOptimizer
        {
            private readonly {{Parameters.Name}}.RMSprop _optimizer = new();

            public double[][] Apply(double[][] parameters, double[]?[] gradients)
            {
                var p = new {{Parameters.Name}}(new Queue<double[]?>(parameters));
                _optimizer.Apply(ref p, new {{Parameters.Name}}(new Queue<double[]?>(gradients)));
                return Read(p);
            }

            public double[][] Slot(string name) => name switch
            {
        {{string.Join("\n", Slots.Select(slot => $"        nameof(_optimizer.{slot}) => Read(_optimizer.{slot}),"))}}
                _ => throw new ArgumentOutOfRangeException(nameof(name)),
            };

            private static double[][] Read({{Parameters.Name}} parameters)
            {
                List<double[]> rows = [];
                parameters.Read(rows);
                return [.. rows];
            }
        }
        """;

    private LayoutStruct Parameters { get; }

    private string Namespace => "Layouts.Of" + Parameters.Name;

    public static LayoutModel Next(RandomNumbers random, string name)
    {
        RMSpropArguments arguments = KerasConfigurations.All[random.Next(KerasConfigurations.All.Count)].Arguments;
        arguments = arguments with
        {
            LossScaleFactor = arguments.LossScaleFactor is null ? null : new[] { 1024, 0.25, 3 }[random.Next(3)],
            GradientAccumulationSteps = arguments.GradientAccumulationSteps is null ? null : 2 + random.Next(3),
            EmaOverwriteFrequency = arguments.UseEma && random.OnceIn(2) ? 1 + random.Next(3) : null,
        };

        // Keras does not define a norm over numbers of two types.
        bool[][] elements = arguments.GlobalClipNorm is null ? [[false], [true], [false, true], [false, true]] : [[false], [true]];
        var layout = new RandomLayout(random, name, elements[random.Next(elements.Length)]);
        return new LayoutModel(layout.Next(ConfigurationSource.Attribute(arguments)), arguments);
    }
}
