using System.Buffers;
using System.Runtime.CompilerServices;
using RmsProp.Generated.Checkpoints;

namespace RmsProp.Generated;

/// <summary>
/// Loads parameters that another program has saved, and saves parameters for other programs: files in the safetensors format, as PyTorch
/// and Hugging Face's libraries write and read them, without anything of the optimizer. <see cref="CheckpointExtensions"/> saves a whole training.
/// </summary>
/// <remarks>
/// <para>
/// The tensor of a field has its path as name (<c>Hidden.Weights</c>), or the one that <see cref="TensorNameAttribute"/> gives it. A
/// <see cref="float"/> is saved as F32, a <see cref="double"/> as F64. When loading, tensors of the types F16, BF16, F32 and F64 are converted to the
/// type of the field, rounded to nearest; what is too large for a <see cref="float"/> becomes infinite. A scalar has the shape [], a
/// <c>Matrix4x4</c> [4, 4].
/// </para>
/// <para>
/// Fields marked <see cref="NotTrainableAttribute"/> are saved and loaded if they have a <see cref="TensorNameAttribute"/>, and left alone otherwise.
/// The optimizer gives the names; its slots, counters and learning rate stay as they are.
/// </para>
/// <para>The format: https://github.com/huggingface/safetensors#format.</para>
/// </remarks>
public static class ParameterExtensions
{
    /// <summary>
    /// Saves parameters to a file, which is replaced as a whole or not at all, as <see cref="CheckpointExtensions"/> does it.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="path">The file, which is replaced if it exists.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">The path is empty or has a null character. An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. The old file is unchanged.
    /// </exception>
    /// <exception cref="IOException">
    /// The file can't be written: its folder or the current folder is missing, the disk is full, it is a folder or a socket. Either the old file or
    /// the new one is there, complete; or the message says where the new one is.
    /// </exception>
    /// <exception cref="UnauthorizedAccessException">The file is read-only, or may not be written. It is unchanged.</exception>
    public static void SaveParameters<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = new CheckpointFile(path, Nouns.Weights);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: false, file.Write);
        file.Commit();
    }

    /// <summary>Saves parameters to a stream, at its current position.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="stream">The stream; it is neither flushed nor closed.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What was written is not to be used.
    /// </exception>
    public static void SaveParameters<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: false, stream.Write);
    }

    /// <summary>Saves parameters to a buffer.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="buffer">The buffer.</param>
    /// <param name="parameters">The parameters.</param>
    /// <exception cref="ArgumentException">An array or tensor is <see langword="null"/>, or a shape differs from that at the first step.</exception>
    /// <exception cref="InvalidOperationException">
    /// Another thread changed the parameters or was in the middle of a step, or a <c>MemoryManager</c> that a step calls saves: take one
    /// lock around steps and saving. What was written is not to be used.
    /// </exception>
    public static void SaveParameters<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, IBufferWriter<byte> buffer, in TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(buffer);
        CheckpointWriter.Write(optimizer, ref Unsafe.AsRef(in parameters), withState: false, buffer.Write);
    }

    /// <summary>Loads parameters from a file. Everything is checked before anything is changed.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, not in the safetensors format, or its tensors are not just those of the model. The message names
    /// what is missing, what has another shape, and what is there instead. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// The path is empty or has a null character. A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    /// <exception cref="IOException">The file can't be read: it, its folder or the current folder is missing. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder. Nothing has been changed.</exception>
    public static void LoadParameters<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, string path, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = CheckpointFile.OpenToRead(path, Nouns.Weights);
        Load(optimizer, new StreamSource(stream, isAll: true, Nouns.Weights), ref parameters, isStrict: true);
    }

    /// <summary>Loads the parameters that fit, and tells which tensors do not; those stay as they are.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="path">The file.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <param name="report">How the tensors of the file differ from those of the model.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not in the safetensors format. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">
    /// The path is empty or has a null character. A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    /// <exception cref="IOException">The file can't be read: it, its folder or the current folder is missing. Nothing has been changed.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder. Nothing has been changed.</exception>
    public static void LoadParameters<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, string path, ref TParameters parameters, out ParameterLoadReport report)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentException.ThrowIfNullOrEmpty(path);
        using FileStream stream = CheckpointFile.OpenToRead(path, Nouns.Weights);
        report = Load(optimizer, new StreamSource(stream, isAll: true, Nouns.Weights), ref parameters, isStrict: false);
    }

    /// <summary>
    /// Loads parameters from a stream. Everything is checked before anything is changed. What follows the file in the stream is not read.
    /// </summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="stream">The stream, which need not be able to seek.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, not in the safetensors format, or its tensors are not just those of the model. The message names
    /// what is missing, what has another shape, and what is there instead. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static void LoadParameters<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, Stream stream, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        Load(optimizer, new StreamSource(stream, isAll: false, Nouns.Weights), ref parameters, isStrict: true);
    }

    /// <summary>Loads the parameters that fit, and tells which tensors do not; those stay as they are.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="stream">The stream, which need not be able to seek.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <param name="report">How the tensors of the file differ from those of the model.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not in the safetensors format. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">
    /// A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static void LoadParameters<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, Stream stream, ref TParameters parameters, out ParameterLoadReport report)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(stream);
        report = Load(optimizer, new StreamSource(stream, isAll: false, Nouns.Weights), ref parameters, isStrict: false);
    }

    /// <summary>Loads parameters from memory. Everything is checked before anything is changed.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="file">The file and nothing else.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <exception cref="InvalidDataException">
    /// The file is damaged, not in the safetensors format, or its tensors are not just those of the model. The message names
    /// what is missing, what has another shape, and what is there instead. Nothing has been changed.
    /// </exception>
    /// <exception cref="ArgumentException">
    /// A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static unsafe void LoadParameters<TParameters>(this IRMSpropOptimizer<TParameters> optimizer, ReadOnlySpan<byte> file, ref TParameters parameters)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        fixed (byte* first = file)
        {
            using var pinned = new MemorySource.Pinned(first, file.Length);
            Load(optimizer, new MemorySource(pinned.Memory, Nouns.Weights), ref parameters, isStrict: true);
        }
    }

    /// <summary>Loads the parameters that fit, and tells which tensors do not; those stay as they are.</summary>
    /// <typeparam name="TParameters">The parameter struct.</typeparam>
    /// <param name="optimizer">An optimizer of the parameters, which stays as it is.</param>
    /// <param name="file">The file and nothing else.</param>
    /// <param name="parameters">The parameters. What exists is overwritten in place; what is <see langword="null"/> is allocated with the shape in the file.</param>
    /// <param name="report">How the tensors of the file differ from those of the model.</param>
    /// <exception cref="InvalidDataException">The file is damaged, or not in the safetensors format. Nothing has been changed.</exception>
    /// <exception cref="ArgumentException">
    /// A shape differs from that at the first step, a tensor is not dense, or parameters share memory with each other or with slots. Nothing has
    /// been changed.
    /// </exception>
    /// <exception cref="InvalidOperationException">
    /// The optimizer is calling whoever calls this (a loss, a schedule, a <c>MemoryManager</c>, a stream). Nothing has been changed.
    /// Or a stream or a <c>MemoryManager</c> put other arrays into the place of those that were checked, or another thread took a step or
    /// used <c>Reset</c>; what is loaded is undefined then.
    /// </exception>
    public static unsafe void LoadParameters<TParameters>(
        this IRMSpropOptimizer<TParameters> optimizer, ReadOnlySpan<byte> file, ref TParameters parameters, out ParameterLoadReport report)
        where TParameters : struct, allows ref struct
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        fixed (byte* first = file)
        {
            using var pinned = new MemorySource.Pinned(first, file.Length);
            report = Load(optimizer, new MemorySource(pinned.Memory, Nouns.Weights), ref parameters, isStrict: false);
        }
    }

    private static ParameterLoadReport Load<TParameters>(
        IRMSpropOptimizer<TParameters> optimizer, CheckpointSource source, ref TParameters parameters, bool isStrict)
        where TParameters : struct, allows ref struct
    {
        var reader = new ParameterReader<TParameters>(optimizer, source, isStrict);
        reader.Run(ref parameters);
        return reader.Report!;
    }
}
