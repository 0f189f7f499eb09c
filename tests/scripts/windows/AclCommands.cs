using System;
using System.Management.Automation;
using System.Security.AccessControl;

namespace Sim
{
    /// <summary>What Get-Acl hands out for a file, folder or key: the members of FileSecurity and RegistrySecurity that scripts use.</summary>
    public sealed class FileSecurity
    {
        public readonly SecurityDescriptor Held;
        /// <summary>The parts that a script has set. .NET stores no others, except where Set-Acl asks it to.</summary>
        internal AccessControlSections Changed;
        public FileSecurity(SecurityDescriptor held, bool audit)
        {
            Held = held.Copy();
            if (!audit) Held.Sacl = "";
        }
        public string Sddl => Held + Held.Sacl;
        /// <summary>A name in the language of Windows, as the real property gives it. Scripts must not use it.</summary>
        public string Owner => Held.Owner == "S-1-5-18" ? (Machine.Now.Language == "de" ? "NT-AUTORIT\u00c4T\\SYSTEM" : "NT AUTHORITY\\SYSTEM") : "PC\\" + Held.Owner;
        public bool AreAccessRulesProtected => Held.Protected;
        public Sid GetOwner(Type type) => type.Name == "SecurityIdentifier" ? new Sid(Held.Owner) : throw Machine.Now.Refuse("GetOwner " + type.Name);
        public void SetOwner(Sid sid) { Held.Owner = sid.Value; Changed |= AccessControlSections.Owner; }
        public string GetSecurityDescriptorSddlForm(AccessControlSections sections) =>
            sections == AccessControlSections.Access ? Held.Dacl : sections == AccessControlSections.Owner ? Held.ToString().Split("G:")[0] : Held.ToString();
        public void SetSecurityDescriptorSddlForm(string sddl) => SetSecurityDescriptorSddlForm(sddl, AccessControlSections.All);
        public void SetSecurityDescriptorSddlForm(string sddl, AccessControlSections sections) { Held.Take(sddl, sections); Changed |= sections; }
    }

    /// <summary>Stands in for the exception of the same name, which exists on Windows alone.</summary>
    public sealed class PrivilegeNotHeldException : UnauthorizedAccessException
    {
        public PrivilegeNotHeldException() : base(Texts.Of(Machine.Now.Language, "no-privilege")) { }
    }

    public static class Paths
    {
        public static bool IsRegistry(string path) => path.StartsWith("HK", StringComparison.OrdinalIgnoreCase) || path.StartsWith("Registry::", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>
    /// Reads owner and permissions with the right that the permissions give (READ_CONTROL). The provider switches the backup
    /// privilege on, but GetNamedSecurityInfo does not open files for backup, so it does not help (Microsoft KB 240184).
    /// </summary>
    [Cmdlet(VerbsCommon.Get, "Acl", DefaultParameterSetName = "Path")]
    public sealed class GetAcl : PSCmdlet
    {
        [Parameter(Position = 0, ParameterSetName = "Path")] public string Path { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Literal")] public string LiteralPath { get; set; }
        [Parameter] public SwitchParameter Audit { get; set; }

        protected override void ProcessRecord()
        {
            var path = LiteralPath ?? Path;
            var registry = Paths.IsRegistry(path);
            if (registry ? !Machine.Now.Registry.Exists(path) : Machine.Now.Files.Find(path) == null)
                ThrowTerminatingError(new ErrorRecord(new ItemNotFoundException(Texts.Of(Machine.Now.Language, "no-path", path)), "GetAcl_PathNotFound_Exception", ErrorCategory.ObjectNotFound, path));
            if (Audit && !Machine.Now.User.Elevated)
                ThrowTerminatingError(new ErrorRecord(new PrivilegeNotHeldException(), "System.Security.AccessControl.PrivilegeNotHeldException", ErrorCategory.PermissionDenied, path));
            try { WriteObject(new FileSecurity(registry ? Machine.Now.Registry.SecurityOf(path) : Machine.Now.Files.SecurityOf(path), Audit)); }
            catch (UnauthorizedAccessException e) { ThrowTerminatingError(new ErrorRecord(e, "System.UnauthorizedAccessException", ErrorCategory.NotSpecified, null)); }
            catch (System.Security.SecurityException e) { WriteError(new ErrorRecord(e, "System.Security.SecurityException", ErrorCategory.PermissionDenied, path)); }
        }
    }

    /// <summary>
    /// Of a file, Set-Acl stores owner, group, permissions and audit entries together, changed or not, with the restore privilege on: any
    /// owner can be named, but the file must grant the right to (WRITE_OWNER), which its owner has not by being the owner.
    /// Without the privilege for audit entries it tries again with what differs. Of a key it stores the changed parts, and
    /// without the restore privilege. (PowerShell: FileSystemSecurity.cs, RegistrySecurity.cs; .NET: NativeObjectSecurity.Persist)
    /// </summary>
    [Cmdlet(VerbsCommon.Set, "Acl", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
    public sealed class SetAcl : PSCmdlet
    {
        [Parameter(Position = 0, ParameterSetName = "Path")] public string Path { get; set; }
        [Parameter(Mandatory = true, ParameterSetName = "Literal")] public string LiteralPath { get; set; }
        [Parameter(Position = 1, Mandatory = true)] public FileSecurity AclObject { get; set; }

        protected override void ProcessRecord()
        {
            var path = LiteralPath ?? Path;
            try
            {
                if (Paths.IsRegistry(path)) Machine.Now.Registry.Secure(path, AclObject.Held, AclObject.Changed);
                else if (Machine.Now.User.Elevated) Machine.Now.Files.Secure(path, AclObject.Held, AccessControlSections.All, true);
                else Machine.Now.Files.Secure(path, AclObject.Held, Differing(Machine.Now.Files.SecurityOf(path)), false);
            }
            catch (Exception e) when (e is UnauthorizedAccessException || e is System.Security.SecurityException) { WriteError(new ErrorRecord(e, e.GetType().FullName, ErrorCategory.PermissionDenied, path)); }
            catch (InvalidOperationException e) { WriteError(new ErrorRecord(e, e.GetType().FullName, ErrorCategory.InvalidOperation, path)); }
        }

        private AccessControlSections Differing(SecurityDescriptor present)
        {
            var parts = AccessControlSections.Access;
            if (AclObject.Held.Owner != present.Owner) parts |= AccessControlSections.Owner;
            if (AclObject.Held.Group != present.Group) parts |= AccessControlSections.Group;
            return parts;
        }
    }
}
