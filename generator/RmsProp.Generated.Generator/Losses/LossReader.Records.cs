using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using RmsProp.Generated.Generator.Programs;

namespace RmsProp.Generated.Generator.Losses;

/// <summary>Arrays of structs of numbers that the loss creates: an array for each number of a struct.</summary>
internal sealed partial class LossReader
{
    /// <summary>Whether a struct has nothing but numbers, so that there can be arrays of it.</summary>
    private bool IsRecord(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Struct, IsRefLikeType: false } && Types.ElementsOf(type) is null && Types.ScalarOf(type) is null
        && (type.IsTupleType || Vectors.LengthOf(type) is not null || type.DeclaringSyntaxReferences.Length > 0)
        && FieldsOf(type).Any() && FieldsOf(type).All(field => Concrete(field.Type) is var inner && (Types.ScalarOf(inner) is not null || IsRecord(inner)));

    /// <summary>New memory for numbers or for structs of numbers; null for anything else.</summary>
    private Operand? NewMemory(ITypeSymbol? declared, Value length, string name, BufferForm form) => declared is null ? null : Concrete(declared) switch
    {
        var type when Types.ScalarOf(type) is { } scalar => new BufferOperand(NewScratch(scalar, length, name, form)),
        var type when IsRecord(type) => new RecordsOperand(type, FieldsOf(type).ToDictionary(field => field.Name, field => NewMemory(field.Type, length, field.AssociatedSymbol?.Name ?? field.Name, form)!)),
        _ => null,
    };

    private StructVariable ElementOf(RecordsOperand records, IReadOnlyList<Value> indices, IOperation at)
    {
        Dictionary<string, Place> fields = records.Fields.ToDictionary(field => field.Key, field => ElementOf(field.Value, indices, at));
        AddProperties(records.Type, fields);
        return new StructVariable(records.Type, fields);
    }

    /// <summary>Fills new memory with elements.</summary>
    private void Fill(Operand memory, IReadOnlyList<IOperation> elements)
    {
        for (int i = 0; i < elements.Count; i++)
        {
            Assign(ElementOf(memory, [_builder.Integer(i)], elements[i]), Evaluate(elements[i]), elements[i]);
        }
    }

    private KnownCall Clear(RecordsOperand records, IOperation target, IInvocationOperation call)
    {
        foreach (Operand numbers in records.Fields.Values)
        {
            Clear(numbers, target, call);
        }

        return new KnownCall(null);
    }

    private void CopyRecords(Operand source, RecordsOperand target, IOperation at)
    {
        if (source is RecordsOperand records)
        {
            foreach (KeyValuePair<string, Operand> numbers in records.Fields)
            {
                CopyElements(numbers.Value, target.Fields[numbers.Key], at);
            }

            return;
        }

        Value length = LengthOf(source, 0, at);
        CopyEach(source, Part(target, _builder.Integer(0), length, at), length, at);
    }
}
