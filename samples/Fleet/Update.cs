using Digits;

namespace Fleet;

/// <summary>What a device has learned in a round.</summary>
/// <param name="Device">The device.</param>
/// <param name="Examples">From how many examples.</param>
/// <param name="Parameters">Its parameters after the round, in an object of their own because there are 17,226 of them.</param>
internal sealed record Update(string Device, int Examples, Model Parameters);

/// <summary>Parameters on the heap.</summary>
internal sealed class Model
{
    private static readonly Perceptron.RMSprop Names = new();

    public Perceptron Parameters;

    /// <summary>Reads what a device or the server has sent: a safetensors file without anything of the optimizer.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or is another model, or has a number that is not finite.</exception>
    public static Model Read(byte[] file)
    {
        var model = new Model();
        RmsProp.Generated.ParameterExtensions.LoadParameters(Names, file, ref model.Parameters);
        foreach (float number in model.Numbers)
        {
            if (!float.IsFinite(number))
            {
                throw new InvalidDataException("A parameter is not finite.");
            }
        }

        return model;
    }

    /// <summary>The file to send.</summary>
    public byte[] Write()
    {
        using var file = new MemoryStream();
        RmsProp.Generated.ParameterExtensions.SaveParameters(Names, file, in Parameters);
        return file.ToArray();
    }

    /// <summary>All parameters, in the order of the fields.</summary>
    public Span<float> Numbers =>
        System.Runtime.InteropServices.MemoryMarshal.Cast<Perceptron, float>(new Span<Perceptron>(ref Parameters));
}
