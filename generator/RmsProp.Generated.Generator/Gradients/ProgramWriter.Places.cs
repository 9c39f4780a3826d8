using RmsProp.Generated.Generator.Programs;
using RmsProp.Generated.Generator.Text;
using Buffer = RmsProp.Generated.Generator.Programs.Buffer;

namespace RmsProp.Generated.Generator.Gradients;

/// <summary>References to the elements of vectorized loops, which have been found to be in range.</summary>
internal sealed partial class ProgramWriter
{
    private VectorPlaces DeclarePlaces(ElementLoop loop)
    {
        // What the counter is added to can only be a place of its own if the counter begins, or ends, with 0.
        bool beginsWithZero = loop.Turns.Low.Constant is 0 && loop.Turns.AboveLow == 0;
        string type = Lanes.NameOf(loop.Type);
        List<(Buffer Buffer, IReadOnlyList<Value> Prefix, ElementIndex Index, string Reference, bool IsAtIndex)> elements = [];
        foreach ((Buffer buffer, IReadOnlyList<Value> prefix, ElementIndex index) in loop.Elements)
        {
            bool isMoved = beginsWithZero && index.Terms.Count > 0;
            string start = ReferenceTo(SpanOf(buffer, prefix));
            elements.Add((buffer, prefix, index, DeclareReference(
                type, buffer.Name, isMoved ? $"global::System.Runtime.CompilerServices.Unsafe.Add(ref {start}, {IndexText("0", index)})" : start), beginsWithZero));
        }

        var tapes = loop.Loop.Body.Operations.Where(operation => _tapes.ContainsKey(operation)).ToDictionary(
            operation => operation, operation => DeclareReference(type, "recorded", ReferenceTo(_tapes[operation])));
        return new VectorPlaces(elements, tapes);
    }

    private static string ReferenceTo(string span) => $"global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})";

    private string DeclareReference(string type, string name, string target)
    {
        string reference = names.Add(CSharpText.VariableOf(name) + "At");
        writer.Line($"ref {type} {reference} = ref {target};");
        return reference;
    }
}
