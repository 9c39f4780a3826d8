using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using RmsProp.Generated.TestKit;

namespace RmsProp.Generated.Generator.Tests;

/// <summary>The generator's cached values must not keep the compiler's memory alive.</summary>
public class ModelGraphTests
{
    // Added to each sample, so that a file is read as well.
    private const string Reader = """[RmsProp.Generated.RMSpropConfig(FromKeras = "optimizer.json")] public partial struct Reader { public float Value; }""";

    [Fact]
    public void The_values_of_its_steps_hold_nothing_of_the_compiler()
    {
        int values = 0;
        foreach (Sample sample in Samples.All)
        {
            GeneratorSession session = new(HarnessOptions.Default with { AllowUnsafe = true }, trackSteps: true, sample.Source, Reader);
            session.SetAdditionalFile("optimizer.json", KerasSource.Serialized("\"rho\": 0.8"));
            GeneratorRunResult run = session.Run().Results.Single();
            foreach (string name in (string[])
                [
                    RMSpropGenerator.ParseStep, RMSpropGenerator.KerasStep, RMSpropGenerator.ModelStep, RMSpropGenerator.HintNameStep,
                    RMSpropGenerator.EmitStep,
                ])
            {
                foreach ((object value, _) in run.TrackedSteps[name].SelectMany(step => step.Outputs))
                {
                    Assert.Empty(CompilerObjectsIn(value));
                    values++;
                }
            }
        }

        Assert.True(values > 5 * 20, "Every sample has values in each of the five steps.");
    }

    [Fact]
    public void The_walk_finds_what_is_hidden_deep()
    {
        CSharpCompilation compilation = GeneratorHarness.CreateCompilation(HarnessOptions.Default, "class C;");
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        foreach (object hidden in (object[])
            [compilation, tree, tree.GetRoot(), tree.GetRoot().GetLocation(), compilation.GetSemanticModel(tree), compilation.GlobalNamespace])
        {
            Assert.Equal([hidden], CompilerObjectsIn(("text", new List<object> { 1, new KeyValuePair<string, object>("key", new Lazy<object>(hidden)) })));
        }
    }

    [Fact]
    public void The_compilation_before_an_edit_is_collected()
    {
        GeneratorSession session = new(HarnessOptions.Default, trackSteps: false, Samples.ByName("EverythingAtOnce").Source, "class Unrelated;");
        WeakReference first = RunAndEdit(session);
        session.Run();
        for (int attempt = 0; attempt < 10 && first.IsAlive; attempt++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(first.IsAlive);
        Assert.Single(session.Run().GeneratedTrees);
    }

    // No local of the test may keep alive what is to be collected.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference RunAndEdit(GeneratorSession session)
    {
        session.Run();
        WeakReference first = new(session.Compilation);
        session.Replace(1, "class Unrelated { int _field; }");
        return first;
    }

    private static List<object> CompilerObjectsIn(object root)
    {
        List<object> found = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<object> open = new([root]);
        while (open.TryPop(out object? value))
        {
            if (value is ISymbol or SyntaxNode or SyntaxTree or Location or Compilation or SemanticModel)
            {
                found.Add(value);
            }
            else if (value is not string and not Pointer and not MemberInfo && !value.GetType().IsPrimitive && (value.GetType().IsValueType || seen.Add(value)))
            {
                foreach (object? child in value is Array array ? array.Cast<object?>() : FieldValues(value))
                {
                    if (child is not null)
                    {
                        open.Push(child);
                    }
                }
            }
        }

        return found;
    }

    private static IEnumerable<object?> FieldValues(object value)
    {
        for (Type? type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                yield return field.GetValue(value);
            }
        }
    }
}
