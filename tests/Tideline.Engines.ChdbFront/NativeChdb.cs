using System.Runtime.InteropServices;

namespace Tideline.Engines.ChdbFront;

/// <summary>The functions of libchdb that the front calls. Handles are opaque.</summary>
internal static partial class NativeChdb
{
    private const string Library = "chdb";

    /// <summary>Makes the library at a path the one that is called.</summary>
    public static void Use(string path) => NativeLibrary.SetDllImportResolver(
        typeof(NativeChdb).Assembly, (name, _, _) => name == Library ? NativeLibrary.Load(path) : IntPtr.Zero);

    [LibraryImport(Library, EntryPoint = "chdb_set_signal_handlers_enabled")]
    public static partial void SetSignalHandlersEnabled(int enabled);

    [LibraryImport(Library, EntryPoint = "chdb_connect", StringMarshalling = StringMarshalling.Utf8)]
    public static partial IntPtr Connect(int count, [In] string[] arguments);

    [LibraryImport(Library, EntryPoint = "chdb_close_conn")]
    public static partial void Close(IntPtr connection);

    [LibraryImport(Library, EntryPoint = "chdb_query_n")]
    public static partial IntPtr Query(IntPtr connection, byte[] query, nuint length, byte[] format, nuint formatLength);

    [LibraryImport(Library, EntryPoint = "chdb_destroy_query_result")]
    public static partial void Destroy(IntPtr result);

    [LibraryImport(Library, EntryPoint = "chdb_result_buffer")]
    public static partial IntPtr Buffer(IntPtr result);

    [LibraryImport(Library, EntryPoint = "chdb_result_length")]
    public static partial nuint Length(IntPtr result);

    [LibraryImport(Library, EntryPoint = "chdb_result_error")]
    public static partial IntPtr Error(IntPtr result);
}
