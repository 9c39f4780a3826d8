using System.Reflection;
using System.Runtime.InteropServices;

namespace RmsProp.Generated;

/// <summary>
/// The MPI library of the system, and what differs between libraries: addresses in Open MPI, integers in MPICH and its derivatives (Intel
/// MPI, MVAPICH, Cray), and those of the standard ABI of MPI 5.
/// </summary>
/// <remarks>The standard ABI: https://www.mpi-forum.org/docs/mpi-5.0/mpi50-report.pdf, chapter 20.</remarks>
/// <param name="World">The communicator of all processes.</param>
/// <param name="Byte">The type of a byte.</param>
/// <param name="InPlace">What is sent in place.</param>
internal sealed record MpiLibrary(nint World, nint Byte, nint InPlace)
{
    /// <summary>The environment variable that names the library.</summary>
    public const string Variable = "RMSPROP_MPI";

    private static readonly string[] OfOpenMpi = ["libmpi.so.40", "libmpi.so", "libmpi.40.dylib", "libmpi.dylib"];
    private static readonly string[] OfMpich = ["libmpi.so.12", "libmpich.so.12", "libmpi.so", "libmpi.12.dylib", "libmpi.dylib"];
    private static readonly string[] OfStandard = ["libmpi_abi.so.0", "libmpi_abi.so", "libmpi_abi.0.dylib", "libmpi_abi.dylib"];

    private static nint _handle;

    /// <summary>Loads the library.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static MpiLibrary Load()
    {
        string[] names = Candidates();
        if (_handle == 0 && !TryLoad(names, out _handle))
        {
            throw new DllNotFoundException(
                $"No MPI library was found: none of {string.Join(", ", names)} could be loaded. Install one (for example: apt install openmpi-bin), or name it in the "
                + $"environment variable {Variable}. Without MPI, InProcessRanks.Run trains by several ranks in one process.");
        }

        NativeLibrary.SetDllImportResolver(typeof(MpiLibrary).Assembly, Resolve);
        return Of(_handle);
    }

    /// <summary>The library that belongs to the program that has started this process comes first.</summary>
    private static string[] Candidates()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name)
        {
            return [name];
        }

        return Environment.GetEnvironmentVariable("OMPI_COMM_WORLD_SIZE") is not null ? [.. OfOpenMpi, .. OfStandard]
            : Environment.GetEnvironmentVariable("PMI_SIZE") is not null ? [.. OfMpich, .. OfStandard]
            : [.. OfStandard, .. OfOpenMpi, .. OfMpich];
    }

    private static bool TryLoad(string[] names, out nint handle)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out handle))
            {
                return true;
            }
        }

        handle = 0;
        return false;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path) => name == Mpi.Library ? _handle : 0;

    private static MpiLibrary Of(nint handle) =>
        NativeLibrary.TryGetExport(handle, "ompi_mpi_comm_world", out nint world)
            ? new MpiLibrary(world, NativeLibrary.GetExport(handle, "ompi_mpi_byte"), InPlace: 1)
        : IsOfStandard(handle) ? new MpiLibrary(World: 0x101, Byte: 0x247, InPlace: 1)
        : new MpiLibrary(World: 0x44000000, Byte: 0x4c00010d, InPlace: -1);

    // MPICH has the functions of both, in libraries of their own; this one is only in that of the standard.
    private static bool IsOfStandard(nint handle) => NativeLibrary.TryGetExport(handle, "MPI_Abi_get_version", out _) && !NativeLibrary.TryGetExport(handle, "MPIR_Process", out _);
}
