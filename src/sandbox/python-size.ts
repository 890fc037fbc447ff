/** Of both files, as they lie on the disk; what a server sends is less. A test compares. */
export const PYTHON_BYTES = 9_598_218 + 2_545_637;

/** As it is said before anything is downloaded: with the compression that static hosts have. */
export const PYTHON_DOWNLOAD = 'about 5.3 MB';
