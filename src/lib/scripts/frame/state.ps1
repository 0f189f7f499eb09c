$Rc = @{
  Result = 'failed'; Code = 'error'; State = ''; Data = @{}; Message = ''; Last = ''
  Changes = 0; Bytes = 0; Folder = ''; Journal = $null; Lock = $null; Dependents = @{}
  SearchPath = $env:Path
}
# Programs come from Windows itself, and no parameter from the habits of this window.
$env:Path = "$env:SystemRoot\System32"
$PSDefaultParameterValues = @{}
