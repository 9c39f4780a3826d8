using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.Generator.Ir;
using RmsProp.Generated.Generator.Losses;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.GradientTests.Oracle;

/// <summary>What the oracle says of a loss.</summary>
/// <param name="Value">The value of the loss; a float as a double.</param>
/// <param name="Gradient">The derivative for each number of the parameter struct that is trained, in the order of fields and indices.</param>
/// <param name="Decisions">A fingerprint of the branches taken.</param>
/// <param name="HasOverflow">Whether a number on the way was too large for its type.</param>
internal sealed record OracleResult(double Value, IReadOnlyList<Derivative> Gradient, long Decisions, bool HasOverflow)
{
    /// <summary>Whether all numbers are far from the range in which their type overflows or underflows.</summary>
    public bool IsTame => !HasOverflow && double.IsFinite(Value) && Gradient.All(derivative => derivative.Magnitude < 1e12 && derivative.Bound < 1e12);

    /// <summary>Reads a loss as the generator does.</summary>
    /// <exception cref="NotDifferentiableException">The generator rejects it.</exception>
    public static LossProgram Read(Compilation compilation, IMethodSymbol loss) => new LossReader(compilation, loss, CancellationToken.None).Read();

    /// <summary>Interprets a loss.</summary>
    /// <param name="program">The loss.</param>
    /// <param name="method">Its method.</param>
    /// <param name="arguments">Its arguments, the parameter struct first; spans as arrays.</param>
    /// <param name="statics">Finds static fields by their full names.</param>
    /// <param name="withGradient">Whether the gradient is wanted.</param>
    /// <param name="noise">Rounds further, at random; null to round as the loss does.</param>
    public static OracleResult Of(
        LossProgram program, IMethodSymbol method, IReadOnlyList<object?> arguments, Func<string, object?>? statics = null, bool withGradient = true, Noise? noise = null)
    {
        var tape = new Tape();
        Dictionary<string, ArgumentTree> trees = [];
        for (int i = 0; i < arguments.Count; i++)
        {
            AddNumbersOf(arguments[i], method.Parameters[i].Name);
            trees[method.Parameters[i].Name] = ArgumentTree.Of(arguments[i], i == 0 ? tape : null);
        }

        int[] parameters = [.. trees[method.Parameters[0].Name].Leaves().Select(leaf => leaf.Number.Node).Where(node => node != Tape.Constant)];
        var interpreter = new Interpreter(program, tape, Find, noise);
        Number loss = interpreter.Run();
        Derivative[] gradient = withGradient ? [.. parameters.Select(node => tape.Differentiate(loss.Node, node))] : [];
        double value = program.Loss.Type == ScalarType.Single ? (float)loss.Real : loss.Real;
        return new OracleResult(value, gradient, interpreter.Decisions, interpreter.HasOverflow);

        // A program has the properties of an index or a range as numbers.
        void AddNumbersOf(object? argument, string name)
        {
            if (argument is Range range)
            {
                AddNumbersOf(range.Start, name + ".Start");
                AddNumbersOf(range.End, name + ".End");
            }
            else if (argument is Index index)
            {
                trees[name + ".Value"] = ArgumentTree.Of(index.Value);
                trees[name + ".IsFromEnd"] = ArgumentTree.Of(index.IsFromEnd);
            }
        }

        ArgumentTree Find(string name)
        {
            // The text of an enum is a conversion.
            name = name.StartsWith("((", StringComparison.Ordinal) ? name[(name.IndexOf(')', StringComparison.Ordinal) + 1)..^1] : name;
            string plain = SyntaxFacts.IsValidIdentifier(name.TrimStart('@')) ? name.TrimStart('@') : name;
            return trees.TryGetValue(plain, out ArgumentTree? tree) ? tree : trees[plain] = ArgumentTree.Of(statics!(name));
        }
    }
}
